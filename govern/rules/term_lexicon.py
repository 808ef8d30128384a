"""Word lists for telling a miswritten term from ordinary English. No term of a policy stands here."""

from __future__ import annotations

import re

from govern import patterns


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REAL_WORDS = _words(
    """
    able about above ace ache acid act add adder ado ads adult afar aft after again age aged agent ago ahead
    aid aim air airs ale alert alike all alley allow alone along also altar alter am amend amid among ample an
    and angel angle angry ant any anyone ape apple apply apt arc arch are area arena argue arise arm arms army
    art arts as ash aside ask asks asset at ate atom attic audit aunt auto avenue avoid await award aware away
    awe axe axis back bad badge badly bag bake ball ban band bank bar bare bargain barn base basic basis bat
    bath bay be beach bead beak beam bean bear beast beat bed bee beef been beer before began begin begun
    behalf behave being bell belong below belt bench bend bent best bet beta better bid big bike bill bin bind
    bird birth bit bite bitten bitter black bladder blade blame blank blast blaze bled blend bless blew blind
    blink block blog blond blood bloom blow blue bluff blunt board boast boat body boil bold bolt bomb bond
    bone bonus book boom boost boot border bore born boss both bother bottle bottom bought bound bow bowl box
    boy brain brand brave bread break breath breed brew brick bride bridge brief briefed bright bring broad
    broke brown brush buck bud budget bug build built bulb bulk bull bump bunch burn burst bus bush busy but
    buy buyer by cab cable cache cage cake call called caller calm came camp can cane cannot cap cape capital
    car card care cargo carry cart carve case cash cast cat catch cater cause cave cease cell cells cent
    center centre ceo chain chair chalk champ chance change channel chaos charge charm chart chase chat cheap
    cheat check cheek cheer chef chess chest chief child chill chin chip choice choose chose chunk cite city
    claim clap clash class clay clean clear clerk click client cliff climb cling clip clock clone close closed
    closer cloth cloths cloud clouds cloudy clout clown club clue co co-monetize coach coal coarse coast coat
    code coffee coin cold collar colon color colour come comes comet comfy common comonetise comonetize cone
    cook cooked cool cope copper copy core cork corn corner cost cotton couch cough could count county coup
    couple course court cove cover cow crack craft cramp crash craze crazy cream create credit creek creep
    crew crib crime crisp crop cross crowd crown crude cruel cruise crush cry cube cue cup curb cure curl
    curse curve cut cute cycle dad daily dairy dam damage damp dance danger dare dark dart dash data date
    dated dates day days dead deaf deal dealt dear death debate debt debut decay decide deck decor deed deem
    deep deer defeat defend define degree delay delete delta demand demo demonetise demonetize denial dense
    dent deny depart depend dependence deploy depot depth derive desert design desire desk detail detect
    device devil devote dial dice did die died diet differ dig digit dim dine dinner dip direct dirt dirty
    dish disk ditch dive divide do dock doctor does dog doing doll dome done donor door dose dot dote dotes
    double doubt dough down dozen draft drag drain drama drank draw drawer drawn dread dream dress drew drift
    drill drink drive driven driver drop drove drown drug drum dry duck due dug duke dull dumb dump dune
    during dusk dust duty dwarf dwell dye each eager ear earl early earn earth ease easier east easy eat eaten
    echo echoes edge edit editor effect effort egg ego egos eight either elbow elder elect elf elite else
    email embed empire employ empty enable end ended ending endure enemy energy engage engine enjoy enough
    ensure enter entire entry equal equip era erase error escape essay estate etc ethic etna even event ever
    every evil exact exam exceed except excess exist exit exo expand expect expert expire export expose extend
    extent extra eye eyes fabric face faced fact factor fade fail fair fairy faith fake fall fallen false fame
    family famous fan fancy far fare farm fast fat fatal fate father fault favor favour fear feast fed fee
    feed feel fees feet fell fellow felt fence few fewer fiber field fierce fifth fifty fig fight figure file
    fill film filter final find fine finger finish fire firm first fish fist fit five fix fixed flag flame
    flap flash flat flaw flax flea fled flee fleet flesh flew flex flight fling flip float flock flood floor
    flour flow flower flown fluid flush fly foam focus fog fold folk follow food fool foot for force forced
    ford forest forge forget fork form formal format former fort forth forty forum fossil foster fought foul
    found four fourth fox frame fraud free fresh friend from front frost froze fruit fry fuel full fun fund
    funds fur fury fuse fuss future gain game gang gap garage garden gas gasp gate gates gather gauge gave
    gaze gear gene genre gentle genuine geo get gets ghost giant gift girl give given giver gives glad glance
    glare glass globe gloom glory glove glow glue go goal goat god goes going gold golden golf gone good goods
    goose gown grab grace grade grain gram grand grant grape graph grasp grass grave gravel gray great greed
    green greet grew grey grid grief grill grin grind grip groan groom gross ground group grove grow grown
    growth guard guess guest guide guilt guitar gulf gum gun gut guy habit had hair half hall halt hammer hand
    handle handy hang happen happy harbor hard harm harsh has haste hat hatch hate haul have haven having hawk
    hay hazard he head heal heap hear heard heart heat heavy hedge heel height held hell hello help helped
    helper hen hence her herb herd here hero hers hi hid hidden hide high hike hill him hint hip hire hired
    his hit hive hobby hold holder hole holy home honest honey honor honour hood hook hop hope horn horse host
    hosts hot hotel hound hour hours house hover how hub huge hull human humble humor hung hunger hunt hurdle
    hurry hurt hut hymn ice icon idea ideal idle if ill image impact imply import impose in inch include
    income index indoor infer inform inn inner input insect insert inside insist intact intake intend intent
    into invest invite iron is island issue it itch item its itself ivory jacket jail jam jar jaw jazz jet
    jewel job join joint joke joy judge juice jump jungle junior junk jury just keen keep kept key kick kid
    kill kin kind king kiss kit kite knee knew knife knit knock knot know known lab label labor lace lack lad
    ladder laden lady lag laid lain lake lamb lame lamp land landed lander lane lap lapse larder large larger
    laser last late later latest latter laugh launch laundry law lawn lawyer lay layer lazy lead leader leaf
    league leak lean leap learn lease least leather leave led ledge left leg legal legend lemon lend length
    lens less lessen lesson let lets letter level lever liable lid lie life lift light like liked limb lime
    limit limp line linen liner link linked links lion lip liquid list listen lit liter little live lived
    liver lives load loaf loan lobby local locate lock lodge log logic lone lonely long look loom loop loose
    lord lorry lose loss lost lot lots loud lounge love lover low lower loyal luck lucky lump lunch lung lure
    luxury machine mad madder made magic magnet maid mail main major make maker makes male mall malt man
    manage manner manor many map maple marble march mare margin marine mark market marry mash mask mass mast
    master mat match mate mates matter mature may maybe mayor me meal mean means meant meat medal media medium
    meet meets melt member memo memory men mend mental mention menu mercy mere merge merit mess met metal
    meter method mice mid middle midst might mild mile milk mill mind mine minor mint minus minute mirror miss
    mist mix mixed mob mode model modem modern modest mole moment money monk month mood moon moral more
    morning moss most mote moth mother motion motive motor mount mouse mouth move moved mover movie mow much
    mud mug murder muscle museum music must mute mutual my myth nail naked name named names nap narrow nasty
    nation native nature naval navy near nearby neat neck need needed needs neon nephew nerve nest net nets
    network never new newer news next nice night nine no noble nobody nod node nodes noise none nor norm
    normal north nose noses nosey not notch notebook noted nothing notice notify noting notion noun novel now
    nowhere null number nurse nut oak oar oath oats obey object obtain obvious occupy occur ocean odd odds of
    off offer offers office often oil okay old older olive omit on once one ones onion online only onto open
    opened opener opera opinion oppose opt option or oral orange orbit order organ origin other others ought
    our ours out outer outfit output outset oval oven over owe own owned owner owners ox oxygen pace pack
    packed packet pact pad page paid pain paint pair palace pale palm pan panel panic pant paper parade parcel
    parent park parse part parted parter partly partnered partnership parts party pass passed past paste patch
    path patience patrol patter pattern pause pave paw pay payer peace peach peak pear pearl peer pen pencil
    penny people pepper per perfect perhaps period permit person pest pet petrol phase phone photo phrase
    piano pick picked picture pie piece pier pig pile pill pillar pilot pin pinch pine pink pint pipe pit
    pitch pity pizza place placed plague plain plan plane planet plank planned plant plants plate play player
    plea plead please pledge plenty plot plots plow ploy plug plum plunge plus poem poet point poison poke
    poker polar pole police policy polish polite poll pond pool poor pop porch pore pork port pose post posted
    poster pot potato pound pour powder power praise pray preach prefer press presume pretty prevent prey
    price pride priest prime prince print prior prison prize probe profit prompt proof proper proud prove
    proved proven pub public pull pulse pump punch pupil pure purple purse push put puts puzzle quick quiet
    quit quite quiz quota quote quoted quotes race rack radar radio rage raid rail rain raise rake rally ram
    ran random rang range rank rap rapid rare rarely rat rate rated rates rather ratio raw ray reach react
    read reader ready real really realm reap rear reason rebel recall recent recipe reckon record recover red
    reduce reef refer reform refuse regard regime region regret reject relate relax relay release relief rely
    remain remark remedy remind remonetize remote remove rent rep repair repeat reply report rescue resign
    resist resort rest result resume retail retain retire return reveal revenge reverse review revise revive
    revue revues reward rhyme rib ribbon rice rich rid ride rider ridge rifle right rigid ring riot rip ripe
    rise risen rises risk risks ritual rival river road roam roar roast rob robe robot robust rock rocket rod
    rode role roles roll rolls roof room root roots rope rose rot rote rotten rough round route routes row
    royal rub rubber rude rug ruin rule ruled ruler rumor run rung runner rural rush rust sack sacred sad
    sadder saddle safe saga said sail saint sake salad salary sale sales salmon salt same sample sand sane
    sang sat sauce save saved saver saw say scale scan scar scarce scare scene scent scheme school scope score
    scored scorn scout scrap scream screen screw script sea seal seam search season seat second secret sector
    secure see seed seek seem seems seen seize seldom select self sell seller sells send sender senior sense
    sensor sent series serve served server set sets settle seven sever severe sew shade shadow shaft shake
    shall shame shape share shared sharp shed sheep sheer sheet shelf shell shelter shift shine ship shirt
    shock shoe shook shoot shop shore short shot should shout shove show showed shower shown shrink shut shy
    sick side siege sigh sight sign signed signer signet silence silent silk silly silver similar simple since
    sing singer single sink sip sir siren sister sit site sites six size sized skill skin skip skirt skull sky
    slab slam slap slate slave sleep sleeve slept slice slid slide slight slim slip slope slot slow small
    smart smash smell smile smoke smooth snack snail snake snap snatch sniff snow so soak soap sob sober
    social sock sofa soft soil solar sold sole solid solo solve some son song soon sore sorry sort sorted
    sought soul sound soup sour source south space spade span spare spark speak spear speech speed spell spend
    spent spice spider spike spin spine spiral spirit spit spite split spoil spoke spoon sport spot spray
    spread spring spur spy squad square stable stack staff stage stain stair stake stall stamp stand staple
    star stare start starve state stated static statue status stay steady steak steal steam steel steep steer
    stem step stern stick stiff still sting stir stitch stock stole stone stood stool stop store stored storm
    story stove straw stray stream street stress strict stride strike string strip stroke strong struck stuck
    study stuff stupid style submit such suck sudden suffer sugar suggest suit suite sum summer summit sun
    sung super supper supply sure surf surge survey suspect swallow swam swamp swan swap swear sweat sweep
    sweet swell swept swift swim swing switch sword swore sworn symbol system table tables tack tactic tag
    tail take taken taker takes tale talk talked tall tame tan tank tap tape target task taste tasty taught
    tax taxi tea teach team tear tease teen teeth tell tells temper ten tend tender tennis tense tent term
    terms test tested tester text than thank that the theft their them theme then theory there these they
    thick thief thin thing think third this those though thread threat three threw thrive throat throne throw
    thrown thumb thus ticket tide tidy tie tied tier ties tiger tight tile tiles till timber time timed timer
    times tin tiny tip tips tire tired tissue title to toast today toe toes toll tomb ton tone toned toner
    tones tongue too took tool tools tooth top topic torch tore torn toss total tote totes touch tough tour
    toward towel tower town toxic toy trace track tract trade trader tragic trail train trait tram trap trash
    travel tray tread treat treaty tree trees trend trial tribe trick tried tries trim trip troop truck true
    truly trunk trust truth try tube tuck tune tunnel turn turned twelve twenty twice twin twist two type
    typed types ugly under undo union unique unit unite united unity unless until up upon upper upset urban
    urge us usage use used useful user users usual utter vague vain valid valley value valued values van
    vanish vapor vary vase vast vault veil vein vendor venture venue venues verb verse very vessel via vice
    victim video view views villa vine virtue virus visa vision visit visual vital vocal voice void volume
    vote voted voter voters votes voting vow wade wage wages wagon waist wait wake walk wall wander want war
    ward warm warn wary was wash waste watch water wave waves wax way ways we weak wealth weapon wear weary
    weather web wedding week weekly weep weigh weird welcome well went were west wet whale what wheat wheel
    when where which while whip white who whole whom whose why wide widen wider widow width wife wild will win
    wind window wine wing wings winner winter wipe wire wired wisdom wise wish wit witch with within without
    witness wolf woman women won wonder wood wooden wool word words wore work worked worker works world worm
    worn worry worse worst worth would wound wrap wreck wrist write writer writes wrong wrote yard yarn yeah
    year years yell yellow yes yet yield you young your yours youth zero zone zones
    """
)
"""Common English words, mostly short: one that is an edit away from a term's word is not thereby a slip."""

DETERMINERS = _words(
    """
    a an another each every one that the this
    """
)
"""Words that begin a noun phrase in the singular."""

COUNTS = _words(
    """
    both dozen dozens eight eleven few five four hundred many more most multiple nine numerous seven several
    six ten these those three twelve two various
    """
)
"""Before a term they make it a plural, so that an apostrophe before its *s* is a fault."""

PLURAL_VERBS = _words(
    """
    about after all also always and appear appeared are aren't arrive arrived as at became because become
    before began begin bring brought but by came can come contain could describe described do don't each every
    explain for from gave get give go got have haven't if in include included into keep kept land let like
    made make may might must need never nor now of often on or per prove proved provide provided ran rarely
    read remain reveal run said say seem sell send sent should since sold still take tell tend than that
    through to told took until usually went were weren't when which while who will with without would
    """
)
"""After ``'s`` they show that no owner was meant: a verb in the plural or the end of the noun phrase."""

NOUN_OR_VERB = _words(
    """
    answer call change close compare cost cover drive focus follow help helps list look map matter move name
    open pay point rank rate reach report share show spot start study sum test track turn use walk warn work
    """
)
"""After ``'s`` these may be either; what follows them decides."""

OBJECT_STARTS = _words(
    """
    a an at best daily each early every for from how in it late monthly on our the them these this those to up
    weekly what where whether which who why with you your
    """
)
"""After a word that may be noun or verb these show the verb."""

AFTER_NAME = _words(
    """
    about and as at but by calls can could covers did does explains for from gives had has helps hosts in is
    makes may might of offers on or published publishes reports runs says sends sent should shows teaches to
    was will with works would writes wrote
    """
)
"""Words that follow a name and do not follow a verb's object such as "monetize eco …"."""

BEFORE_NAME = _words(
    """
    a about against an at before behind between by for from in inside into like near of on onto our over the these this through
    toward towards under upon via with within without your
    """
)
"""Prepositions, articles and owners: what follows is a noun phrase and no verb."""

POSSESSORS = _words(
    """
    her him his it its me my our their them us you your
    """
)
"""Words for owners and objects that may follow a verb."""

VERB_LEADS = _words(
    """
    can can't cannot could didn't doesn't don't help helps i i'll let's lets may might must please shall
    should then they they'll us we we'd we'll will won't would you you'd you'll
    """
)
"""Before a term these make it a verb when an object follows ("we … your partners")."""

VERB_AFTER_PLURAL = _words("a an the how whether why up nothing something everything")
"""After a lower-case word in *-s* they show a verb ("the signal notes a shift", "revenue ladders up")."""

FINE_SUFFIXES = _words(
    """
    approved backed based branded centric certified driven esque first focused friendly grade inspired led
    level like only powered ready related sized specific style styled themed type wide
    """
)
"""A term with a hyphen and one of these is the term ("Signal Note-style")."""

FUNCTION_WORDS = _words(
    """
    a about after all also an and any are as at be been but by can do for from had has have he her his how i
    if in into is it its may more most must no nor not now of off on one or other our out over own she
    should so some such than that the their them then there these they this those to too up us was we were
    what when where which who why will with would you your
    """
)
"""Words that nobody writes with a capital inside a sentence, so that one that has it is a slip."""

WHEN_OR_WHERE = _words("weekly daily monthly twice online again today regularly")
"""After ``'s`` and before an end they show a plural ("we send Signal Note's weekly")."""

AFTER_IS = _words("for to with by at on in about like without as now still also all")
"""After *the* and a name with ``'s`` they follow a shortened *is* ("the Signal Note's on its way")."""

_SOUNDER = (
    r"(?:(?:fog|french|hunting|post|bass|car|ship['\u2019]s)?[ -]?horn|organ|bugle|trumpet|trombone|cornet|clarion|flute|fife|whistle|oboe|clarinet|violin"
    r"|cello|piano|harp|bell|gong|drum|siren|tuning fork|pitch pipe|bagpipes?|choir|bassoon|saxophone|harmonica|singer|cantor|horn player"
    r"|alphorn|conch|tuba|orchestra)s?"
)
_PLAYER = r"(?:bugler|trumpeter|piper|drummer|organist|horn[ -]?player|hornist|watchman|choirmaster|conductor|cantor|singer|flautist|flutist|oboist|cellist)"
_PLAYS = r"(?:sound|play|blow|sing|hum|whistle|strike)(?:s|ed|ing)?|blew|blown|sang|sung|struck"

OTHER_SENSES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "note": (
        patterns.compile(
            rf"(?:\b{_PLAYER}s?['\u2019]s? (?:\w{{2,12}} ){{0,2}}|\b{_SOUNDER}['\u2019]s? (?:\w{{2,12}} ){{0,2}}"
            rf"|\b(?:{_PLAYER}|{_SOUNDER}) (?:then |never |always |only )?(?:{_PLAYS}|has|had|gives?|gave) (?:(?:a|an|the|one|its|his|her|two|three) )(?:\w{{2,12}} ){{0,2}})$",
            re.IGNORECASE,
        ),
        patterns.compile(
            rf" (?:from|of|on|by|played on|blown on|sounded on) (?:a|an|the|one|his|her|its|every|each) (?:\w{{2,12}} ){{0,2}}?(?:{_SOUNDER}|{_PLAYER})(?![\w-])",
            re.IGNORECASE,
        ),
    ),
}
"""The last word of a term that means another thing, where grammar binds an instrument or a player to it: before it, and after."""
