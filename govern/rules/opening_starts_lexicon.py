"""With which letters a match of each cue of ``opening_lexicon`` can begin, in the order of the cues.

Whether at the start of a word, and the beginnings; none where it can begin with anything.
Written by ``scripts/opening_starts.py``; not to be edited.
"""

from __future__ import annotations

from govern.annotations import Final

STARTS: Final = (
    (
        True,
        "i'd i'l i'm i'r i's i'v i__ i_a i_b i_c i_d i_e i_f i_g i_h i_i i_j i_k i_l i_m i_n i_o i_p i_r i_s i_t i_w my_ one our we' we_ who \ue000 \ue001",
    ),
    (
        True,
        "i'd i'l i'm i'r i's i'v i__ i_a i_b i_c i_d i_e i_f i_g i_h i_i i_j i_k i_l i_m i_n i_o i_p i_r i_s i_t i_u i_w my_ one our we' we_ \ue000 \ue001",
    ),
    (True, "del exc gla hap hon kee our ple pro thr"),
    (True, "i'd i'm i__ i_h i_l i_w we' we_"),
    (True, "hop kee loo wan wou"),
    (
        True,
        "all at_ bel cha con don fur get i'm i__ i_a int let may my_ on_ opp rea tal tel the to_ tou wal wri",
    ),
    (True, "adv con i'm i__ i_a we' we_"),
    (True, "are can cou do_ how is_ may mig min sha whe wil wou"),
    (True, "arr blo boo cla con fin get gra hop jum mak ope pic req res sch sec set spa tim up_ wor"),
    (True, "1 2 3 a__ a_t any cal cha let min my_ pri sen sha spe tal tim to_ us_ you"),
    (True, "bes cor for ple poi rig who"),
    (True, "any can cou dro fee get int let ple rep sti we_ you"),
    (
        True,
        "bef bum bur che cir clo did don fin fol get had hav i'l i'v i__ i_a in_ isn mak my_ not off one pre res the thi top tri",
    ),
    (True, "as_ my_ not our the"),
    (True, "i'm i__ i_a i_j i_o i_q i_s i_w jus onl qui sim"),
    (
        False,
        "0 1 2 3 4 5 6 7 8 9 a__ a_m at_ bes com dis ear exc fix fla for fre hal int lau lim loc mon no_ on_ our pay pri spe the thi upg vou wor you",
    ),
    (True, "a__ a_f get my_ our the thi wit you"),
    (
        True,
        "0 1 2 3 4 5 6 7 8 9 a__ a_h act alm bef by_ clo don eig ele end exp fif fin fiv for fou goi han hun hur las lim mis nea nev nin now one onl ope per pla put roo run sea sev six slo sma spo ten thi thr tic tod twe two unt whi won",
    ),
    (
        True,
        "cli con dow ear for get joi lea lin one ref reg ren rsv see sig spa sta sub tak tal tic to_ try wal wat wha you",
    ),
    (
        True,
        "acc ann big boo cla clo dis don dou dow enj exc exp fin get giv goo gre gro int joi let max mee ple put ref reg ren rep res sav say sch sec see sel shi sim sta sto str sup tak tim tra tur unl upg win",
    ),
    (True, "are do_ fed fru hap hav how ima loo nee pic rea sic str tir wan wha whe wou"),
    (True, "are can cou did do_ hav may min sha whe wil wou"),
    (True, "my_ our"),
    (True, "cli cus hav its our \ue000"),
    (True, "\ue000"),
    (True, "\ue000"),
    (True, "\ue001"),
    (
        True,
        "all as_ cal cho con do_ for fro hir how i'd joi lik lov mad mee nee on_ our tha tho to_ tru vis we' we_ wha whe wit",
    ),
    (True, "as_ bra bus com cou exe fir goo gre lea org peo per rea str tai tea ven you"),
    (
        True,
        "a__ a_s all awa bes bet com cut des eas eff end fin for fro ful gam gua has inn lea lik loo mad nex no. no_ not num obv on_ one pea pow pre pro rat rei res rev sea sma sol spe sta tha the tru tur unf unm unp wid wit wor wou",
    ),
    (
        True,
        "0 1 2 3 4 5 6 7 8 9 a__ a_p a_s acc be_ boa boo can con cou dou eve for fro ful giv gro hel hid imp in_ inc lef let mak max pro res rev sav sho sky sto sup tak to_ tra tri unl up_ you",
    ),
    (
        True,
        "a__ a_b are aut big bra doo edi exc goo gre has hav inv is_ lat mad new now ope out qua rec sli spe swi tak tha the usi ver you",
    ),
    (
        True,
        "5 adv ass att aud aut ava bes bro bun cal cas cle cli com con cre cus eng epi exc exp fea fiv inc ins man mob net new of_ onb one our out pac par per pod pre pro rea set sin sub sui too upg vis web",
    ),
    (True, "ama big cam gre i'v imp inc kin lov sor typ"),
    (False, ""),
    (False, "!"),
    (False, "0 1 2 3 4 5 6 7 8 9 per"),
    (
        True,
        "0 1 2 3 4 5 6 7 8 9 a-f a-h a-q a-t a__ a_f a_h a_q a_t an_ eig ele few fif fiv for fou hal hun maj med nin on_ one sev six ten the thi thr top twe twi two",
    ),
    (True, "0 1 2 3 4 5 6 7 8 9 a__ a_h eig ele fif fiv for fou hun nin one sev six ten thi thr twe two"),
    (
        False,
        "$_0 $_1 $_2 $_3 $_4 $_5 $_6 $_7 $_8 $_9 $__ 0 1 2 3 4 5 6 7 8 9 £_0 £_1 £_2 £_3 £_4 £_5 £_6 £_7 £_8 £_9 £__ €_0 €_1 €_2 €_3 €_4 €_5 €_6 €_7 €_8 €_9 €__",
    ),
    (
        True,
        "acr aft dur fro i'v i__ i_a i_b i_c i_e i_f i_h i_i i_j i_k i_l i_m i_o i_p i_r i_s i_t i_u i_w in_ my_ of_ one our ove we' we_ \ue000",
    ),
    (
        True,
        "acc ana bai bcg ben can com dat del ear eco fig fil fin for gar har idc in_ ind mck mit pap pip por ren res rul sam sta stu sur the thi yar",
    ),
    (True, "con cor exp fin fou ind it_ poi pre pro rev sho sug ten tur"),
    (
        True,
        "0 1 2 3 4 5 6 7 8 9 a__ a_h acc agr all ana any att aud ave ban bes big boa bot bui bus buy car ceo cfo cha chi cio cla cmo com con cou cro cus dea dev dis eac eig ele emp eng ent eve exe fas few fif fir fiv for fou gol gro hal hea hos hot hun hyp ins int inv isv lar lea mak man mar mee mid mor mos msp nin no_ one ope org oth par pat peo pip pla pro pur reg ren rep res ret sch sec sel sev sil six sma som str suc sup tea ten the thi tho thr twe two typ use uti ven war wea",
    ),
    (
        True,
        "bec beg bro cha dec dis dou dro end exp fal fel gre gro hal hid inc jum lap mov pea qui res rew ris ros shi slo sta sto tri tur wen wil",
    ),
    (True, "aga as_ bes che com fas few hig ins lar les lon low mor rat slo soo tha the ver wor"),
    (
        True,
        "act alt are bor but con cou des doe don few how isn mis myt nei nev no_ nob not odd opp par rar sur une unp was wei whe wro yet",
    ),
    (
        True,
        "bec cla dec dep hab lea les mea oft pat pre pro rea roo rul sig sin so_ tha the typ usu wha whi who",
    ),
    (False, ""),
    (
        True,
        "ask bef che com cou div do_ dra fin if_ lis loo mar pic put sco sea sta sto tak tel thi to_ try wri",
    ),
    (
        True,
        "a_ ask boa cal had he_ i__ i_c i_g i_h i_m i_o i_r i_s i_t i_v i_w loo onc one ove ran sai she sho sto tol was we_ wer wro yea",
    ),
    (True, "a__ a_y aft bef by_ eve fiv fou fro in_ las nex of_ ove per sev sin ten thr twe two wit yea"),
    (True, "how is_ wha whe whi who why"),
    (True, "a__ a_c a_i a_n a_o a_p a_s a_t a_u a_w an_ did fun one put sha som thi wor"),
    (False, '"'),
    (
        True,
        "att aws azu bud chu com cou dea dir dow for goo hyp inc ind int law mar mic pri pro qua rec reg ren rul sap ter",
    ),
    (True, "by fro he his it one she the tho unt whe who wit"),
)
