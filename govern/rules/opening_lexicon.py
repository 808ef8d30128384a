"""The words and phrases by which the opening of a mail is told apart: insight or pitch.

Data only. A cue is a short pattern, what it says to a person, and a weight: above nought it speaks
for insight, below for pitch. ``opening.py`` says how weights are added up. Patterns are verbose
regular expressions matched without regard to case over folded text, sentence by sentence, so that
every gap in them is bounded. ``_`` stands for blanks, ``BRAND`` for the names of the sender,
``OWN`` for those of its offers and ``HOLE`` for a merge field.
"""

from __future__ import annotations

from govern.values import frozen

NAMES = "\ue000"
CAMEL_NAME = "\ue001"
"""Stand in ``opening_starts_lexicon`` for the sender's names, and for a name in camel case."""


@frozen
class Cue:
    """A pattern, the reason it gives and its weight.

    ``outside`` cues count only in sentences that do not talk about the sender's own offer, since
    a figure about a market is an insight and a figure about our customers is a boast. Of several
    different matches in one sentence up to ``limit`` count.
    """

    reason: str
    pattern: str
    weight: float
    outside: bool = False
    limit: int = 1


_WE = r"""(?: i | we |
    (?:my|our)_(?:new_)?(?:team|firm|company|colleagues?|founder|experts?|analysts?|consultants?
    |people|specialists?|staff|agency|practice) | one_of_our_(?:partners|experts|consultants) )"""
_AUX = r"""(?: '(?:ve|re|d|ll|m|s) |
    _(?:have|has|had|are|am|is|can|could|will|would|also|now|recently|just|already
    |only|currently|do|does|been|specifically|actively|both|really|think|believe|feel|know|to|be|able
    |might|may |should|simply|then|and|that|team) )"""
_OFFER = r"""(?: platforms? | solutions? | software | products? | tools? | toolkit | suite | services? |
        assessments? | briefings? | workshops? | programmes? | programs? | packages? | offerings? | offers? |
        apps? | application | dashboards? | engine | portal | gateway | system | technology | methodology |
        method | approach | playbooks? | consultants? | consultancy | consulting | experts? | specialists? |
        agency | firm | company | advisory | training | course | masterclass | bootcamp | membership |
        community | newsletter | podcast | episode | webinars? | whitepaper | e-?book | guide | demo | summit
        | roundtable | event | forum | conference | directory | plug-?in | integrations? | modules? |
        features? | api | copilot | assistant | audit | diagnostic | sprint | cohort | calculator | portfolio
        | team | founder | credentials | calendar | help )"""
_RESEARCH = r"""(?: survey | stud(?:y|ies) | research | data(?:set)? | benchmarks? | analys[ie]s | sample |
        findings? | numbers? | figures | interviews | records? | panel | index | timelines | tracker |
        reading | files | archive )"""
_PEOPLE = r"""(?: compan(?:y|ies) | teams? | firms? | vendors? | partners? | buyers? | customers? | sellers?
        | leaders? | managers? | organi[sz]ations? | businesses | executives? | boards? | reps? | resellers?
        | integrators? | suppliers? | alliances? | deals? | channels? | programmes? | programs? | founders? |
        engineers? | enterprises? | providers? | manufacturers? | retailers? | hyperscalers? | partnerships?
        | people | employees | contracts? | agreements? | projects? | purchases? | users? | cros | cmos |
        cfos | cios | ceos | chiefs | heads | isvs | msps | operators? | carriers? | hospitals? | banks? |
        insurers? | utilities | investors? | analysts? | leads? | accounts? | pipelines? | forecasts? |
        meetings? | attempts | developers | warehouses | tenders | clauses | distributors? | dealers? |
        makers? | builders? | courts? | regulators? | auditors? | tenants | patients | renewals | markets |
        sectors | plants | buildings | schools | districts | hotels? | groups | respondents )"""
_COUNT = r"""(?: \d[\d,.]* | one | two | three | four | five | six | seven | eight | nine | ten | eleven |
        twelve | fifteen | twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety | a_hundred |
        hundreds )"""
_DAY = r"""(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day | today | tonight | tomorrow | this_week |
    next_week )"""
_MEET = r"""(?: call | chat | meeting | demo | conversation | coffee | walk-?through | session | briefing |
        intro(?:duction)? | zoom | time_to_(?:talk|speak|chat|connect|meet) | catch-?up | word | time |
        slots? | appointment | consultation | discussion | opportunity | moment )"""
_OURS_NOT_SOLD = r"""(?!_(?:stopped|told|tell|ask|asked|called|lost|closed|spent|had|was|were|went|wrote|keeps?|used
        |often|usually|base|work|conversations))"""

_SOURCE = rf"""\b(?:our
        |my)_(?!(?:[\w-]{{1,14}}_)?satisfaction)(?:(?!(?:{_OFFER})\b)[\w-]{{1,14}}_){{0,2}}{_RESEARCH}\b(?!_{_OFFER}\b)
        | \bone_of_our_(?:clients|customers)\b |
        \b(?:our|my)_(?:client|customer)_(?:base|work|conversations)\b |
        \b(?:BRAND|OWN)(?:'s)?_(?:own_)?(?:[\w-]{{1,14}}_){{0,2}}{_RESEARCH}\b(?!_{_OFFER}\b) |
        \bBRAND_(?:analy[sz]ed|looked|studied|compared|counted|surveyed|interviewed|asked|measured
        |reviewed|read|found|tracked)\b |
        \b(?:across|in|from|over|after|during|of)_(?:the_|our_)?(?:last_|past_|first_
        |more_than_)?{_COUNT}_(?:[\w-]{{1,14}}_){{0,2}}OWNs?\b"""

PITCH: tuple[Cue, ...] = (
    Cue(
        "offers our help or services",
        rf"""\b(?: {_WE} | who | BRAND | CAMEL ){_AUX}{{0,4}}_(?: help(?:s|ed|ing)? | offer(?:s|ed|ing)? |
        provid(?:e|es|ed|ing) | deliver(?:s|ed|ing)? | speciali[sz](?:e|es|ed|ing) | enabl(?:e|es|ed|ing) |
        empower(?:s|ed|ing)? | support(?:s|ed|ing)? | serv(?:e|es|ed|ing) |
        (?:partner|work)(?:s|ed|ing)?_with | guarantee | automates? | advis(?:e|es|ed) | consult |
        makes?_(?:it|sure|your) | transforms? | turns? | brings? | gives? | combines? | saves? |
        do_(?:it|this|that|the_same) | fix_(?:that|this|it) | have_the_(?:answer|solution) | take_on |
        takes?_care | solves? | scales? | covers? | find_(?:money|revenue|what|your) | handle | sit_down |
        put_your | lets? | pulls? | shows? | runs?_it | rebuilds? | manages? )\b""",
        -2.5,
    ),
    Cue(
        "announces something of our own",
        rf"""\b(?: {_WE} | BRAND | CAMEL ){_AUX}{{0,4}}_(?: launch(?:ed|ing)? | releas(?:ed|ing) | built |
        build | develop(?:ed)? | created? | designed? | announc(?:e|ed|ing) | introduc(?:e|ed|ing) |
        host(?:ing)? | open(?:ed|ing) | expand(?:ed|ing) | rais(?:ed|ing) | founded | reserved | hold(?:ing)?
        | put_together | got_(?:something|some|a) | drawn_up | prepared | set_aside |
        run_(?:a|an|the|partner) | lead_(?:the|a) | uncovered | delivered | made |
        have_(?:room|space|capacity|\w+_(?:slots|openings|places)) )\b""",
        -1.5,
    ),
    Cue(
        "states a feeling of ours",
        r"""\b(?: excited | thrilled | delighted | proud | pleased | honou?red | happy | glad | keen |
        our_pleasure )_(?:to|that|about)\b""",
        -1.5,
    ),
    Cue(
        "says what we would like",
        r"""\b(?:i|we) (?:'d|_would|_want|_wanted|'m_hoping|_hope|_was_hoping|_look_forward)
        _(?:still_|really_|just_|very_much_|also_)? (?:
        (?:love|like|be_\w{2,12}|hate|appreciate|welcome|value|be)\b |
        to_(?:introduce|show|invite|offer|tell|talk
        |speak|see|ask|check|make_sure|put|find|reach|connect|discuss|meet|hear|present|propose|set|get
        |send|follow) )""",
        -2.0,
    ),
    Cue(
        "wishes for a reply",
        r"""^(?: would_love | hoping | wanted_to_(?!share) | keen_to | looking_forward_to )\b""",
        -2.0,
    ),
    Cue(
        "a reaching-out formula",
        r"""\b(?: reach(?:ing)?_out | get(?:ting)?_in_touch | touch(?:ing)?_base | writing_to_you |
        i(?:'m|_am)_writing | connect_with_you | on_your_radar | the_reason_(?:for|i'm)
        (?:_my_e?-?mail|_this_e?-?mail|_writing|_i'm) | at_your_disposal | further_to_(?:our|my) |
        on_behalf_of | may_i_(?:introduce|present|have) | my_name_is |
        (?:let|allow)_(?:me|us)_(?:to_)?(?:introduce|present|show|tell|walk) |
        introduc(?:e|ing)_(?:myself|you|our|the) | to_present_(?:our|my|it|the) |
        opportunity_to_(?:present|introduce|show|speak|meet|tell) |
        chance_to_(?:present|introduce|show|tell|walk) | tell_you_(?:more|about|what) | walk_you_through |
        talking_to_companies | don't_know_me | believe_that_(?:we|the|our) )""",
        -2.0,
    ),
    Cue(
        "introduces ourselves",
        r"""\bi(?:'m|_am)_(?:the_|an?_|one_of_|[\w-]{2,20},_(?:the_|an?_)?|[\w-]{2,20}_[\w-]{2,20},_(?:the_
        |an?_)?)?(?:[\w-]{2,20}_){0,2} (?: (?:co-?)?founder | ceo | director | head | owner | consultant |
        account_(?:executive|manager) | business_development | partner_at | with_ | from_ | advis[eo]r |
        specialist | responsible_for | in_charge )\b |
        \bwe(?:'re|_are)_(?:an?|the|one_of|proud|specialists?|experts?)\b |
        \b(?:advisory|consulting)_(?:practice|clients)\b""",
        -1.75,
    ),
    Cue(
        "asks for a meeting",
        rf"""\b(?:do|would|could|can|are|might|may|will|is|shall|when|how_about|mind)_(?:you|we|i|it|there
        |if)\b[^.?!]{{0,40}} \b(?: {_MEET} | minutes? | mins? | available | free | half_an_hour | half-hour |
        talk | speak | meet | calendar | {_DAY} )\b""",
        -2.5,
    ),
    Cue(
        "asks for a meeting",
        rf"""\b(?: book | schedule | grab | arrange | set_up | find | block | pick | hop_on | jump_on |
        get_on | make_time_for | open_(?:to|for) | up_for | confirm | request | reserve | secure | claim |
        time_for_an? | spare | worth )_ (?:an?_ | the_ | your_ | some_ | any_ | half_ | out_ | on_ | a_few_
        ){{0,3}} (?:[\w-]{{1,14}}_){{0,2}} (?: {_MEET} | \d{{1,2}}[ -]?(?:minutes?|mins?) | half_an_hour |
        hour | calendar | spot | seat | place | yours? | date )\b""",
        -2.25,
    ),
    Cue(
        "asks for a meeting",
        r"""\b(?: (?:my|your)_calendar | calend(?:ly|ar_link) | any_slot | time_for_(?:a|the)_call |
        minutes_of_your_time | us_to_(?:talk|speak|meet|chat|connect) |
        to_talk_(?:through|about_(?:the|our|how_we)) | (?:speak|talk|chat|talking)_(?:to|with)_(?:us|me|you)
        | (?:15|20|30)[ -](?:minutes?|mins?)\b(?!_(?:early|late|earlier|later|a|each|per)) |
        private_(?:conversations?|briefings?) | send_(?:you_)?an_invite | a_time_that_works |
        shall_we_(?:talk|speak|meet|chat|say) | let's_(?:talk|chat|meet|connect|find|speak|discuss) )""",
        -2.0,
    ),
    Cue(
        "asks to be pointed to someone",
        r"""\b(?: (?:right|best|correct)_(?:person|contact) | point_me_(?:to|in) | please_forward |
        forward_this |
        who_(?:handles|is_in_charge|is_responsible|looks_after|on_your_team|at_(?:your|HOLE)|should_i
        |would_be)\b )""",
        -2.25,
    ),
    Cue(
        "asks for a reply",
        r"""\b(?: reply_(?:yes|with|by|to_this) | (?:please_)?let_(?:me|us)_know |
        any_(?:update|interest|thoughts|questions) | your_thoughts_on | (?:still_)?interested_in\b |
        still_interested | can_i_(?:send|get|share|ask|show|interest) |
        could_(?:you|i|we)_(?:spare|send|share) | we_(?:respectfully_)?request | drop_me_a | feel_free_to |
        get_back_to_me )""",
        -1.75,
    ),
    Cue(
        "a follow-up without content",
        r"""\b(?: follow(?:ing)?[ -]up_(?:on|with|to|regarding|about)_(?:my|our|the|this|your|a
        |that)\b(?!_benchmark) | circl(?:e|ing)_back | check(?:ing)?_in\b | bump(?:ing)?_(?:this|my|the|it) |
        resend(?:ing)? | (?:did|have)_you_(?:see|seen|get|got|had|have|receive|received|manage|read|catch) |
        (?:get|had|have)_a_chance_to | haven't_heard | (?:don't|not)_hear[d]? |
        (?:top_of|buried_in|in)_your_inbox | tried_to_reach | close_(?:your|the)_file | close_out_my |
        make_sure_you_saw | third_time's | before_i_close | one_last_(?:try|time|note|attempt) |
        final_(?:note|attempt|e?-?mail) | (?:my|the)_last_(?:e?-?mail|message|note)_(?:about|from|on|to) |
        isn't_(?:a_priority|the_right_time) | i'll_assume | i_assume | i've_sent_you | i've_(?:been_)?shared
        | previous_correspondence | off_my_list )""",
        -2.0,
    ),
    Cue(
        "refers to an earlier message",
        r"""\b(?:my|our|the)_(?:last|previous|earlier|first|prior|recent)_(?:e?-?mail|note|message|mail) |
        \bnote_(?:below|from_last|about) | \bas_(?:i_)?(?:mentioned|promised)""",
        -0.75,
    ),
    Cue(
        "only checks in",
        r"""^(?:i(?:'m|_am|_was)?_)?(?:just|quickly|simply|only)_(?:a_(?:quick|gentle|friendly)|following
        |checking|circling|bumping|wanted|wanting|making|writing|reaching|floating|resurfacing)\b""",
        -2.0,
    ),
    Cue(
        "a discount or a price of ours",
        r"""(?: \d{1,2}_?%_(?:off|discount) ) | \b(?:
        (?:special|exclusive|limited(?:-time)?|introductory|launch|early-?bird|intro)_
        (?:offer|price|rate|pricing|discount|deal|invitation|access) | half_price | discount_code |
        our_(?:prices?|rates?|fees?) | no_extra_charge | no_(?:strings|obligation|credit_card|commitment) |
        money[- ]back | free_trial | for_free\b | complimentary | voucher | at_no_cost | free_of_charge |
        on_the_house | on_us\b | you_don't_pay | pays?_for_(?:itself|themselves) | worth_thousands |
        best_money | early-?bird | (?:for_)?the_price_of_(?:one|two) | lock_in | this_year's_price |
        (?:fixed|monthly|flat)_fee | free_month | prices?_for_the | upgrade_at | a_month_of )""",
        -2.25,
    ),
    Cue(
        "offers something free",
        r"""\b(?:a|your|our|my|this|the|get
        |with)_free_(?:\d{1,2}-minute_)?(?:[\w-]{1,20}_){0,3}(?:assessments?|briefing|audit
        |consultation|session|trial|demo|call|review|guide|report|copy|seat|workshop|webinar|toolkit
        |template|account)\b""",
        -2.5,
    ),
    Cue(
        "urgency or scarcity",
        rf"""\b(?:
        only_(?:\w+_)?{_COUNT}_(?:more_)?(?:seats?|spots?|places?|slots?|days?|hours?|tickets?|openings?) |
        {_COUNT}_(?:new_|more_|last_)?(?:seats?|spots?|places?|slots?|openings?|clients)_?(?:are_|is_
        |just_)?(?:left|remain|open|opened|still|available|this_month|a_quarter) |
        (?:seats?|spots?|places?|slots?|tickets|openings?)_(?:at|for|are|is
        |in)_(?:[\w-]{{1,14}}_){{0,5}}(?:limited|going|gone|filling|left|almost|running) |
        (?:nearly|almost)_(?:full|gone|sold) | room_for_(?:\w+_){{0,2}}(?:clients?|customers?|projects?|more)
        | small_number_of | handful_of_(?:private|free|seats|places) | last_chance |
        final_(?:call|chance|days|hours|reminder) | limited_(?:time|spaces?|seats?|availability|number) |
        today_only | (?:ends?|closes?)_(?:tonight|today|soon|on|this|at_midnight|{_DAY}|at_the_end) |
        expir(?:es|ing)_(?:tonight|today|soon|on|in|at) | hurry | don't_(?:miss|wait|get_left|let) |
        miss(?:ed)?_out | won't_want_to_miss | act_(?:now|fast|today) | going_fast | clock_is_ticking |
        before_(?:midnight|friday|it's_too_late|they're_gone|\d{{1,2}}_\w{{3,9}}_and|the_end_of_the) |
        by_(?:friday|midnight|tomorrow|end_of_(?:day|week)) | while_(?:seats|places|stocks?) |
        running_out_of_(?:time|seats|places) | places_have | now_is_the_(?:\w+_)?time | perfect_time |
        never_been_a_better_time | close_enrol | until_the_end_of | through_the_end_of |
        planning_season_starts | put_the_\w+_in_your )""",
        -2.0,
    ),
    Cue(
        "a call to act",
        r"""\b(?: click_(?:here|below|the) | (?:sign|signed)_up | register_(?:now|today|here|for|by) |
        early_registration | rsvp | join_us | subscribe | download_(?:our|the|your|it|now) | get_started |
        start_(?:today|now|your) | try_(?:it|us|our)\b | talk_to_(?:an?|our)_(?:expert|team|specialist) |
        your_turn | one_\w+_away | to_learn_more | learn_more_(?:here|at|today|in_our) |
        learn_how_(?:we|our|BRAND) | see_(?:it|us)_in_action | watch_(?:the|our) | tick_the_box | for_a_spin
        | starts_here | take_care_of_the_rest | you_should_too | you're_going_to_want | link_to_book |
        refer_a | renew_before | confirm_by | spare_\w+_minutes | walk_away_with | what_you_get |
        you'll_(?:both_)?(?:receive|love|want|see|get|find|save|discover|walk) )\b""",
        -1.75,
    ),
    Cue(
        "opens with a sales imperative",
        r"""^(?: book | get_(?:an?|the|your_(?!finance|sales|best|top|chan)|started|access|ready|more|our|up)
        | discover | unlock | join_(?:us|me|our|the|over|more|thousands|hundreds|\d) | download | register |
        claim | save | boost | grow | maximi[sz]e | accelerate | supercharge | transform | upgrade | meet |
        introducing | announcing | ship_(?:smarter|faster) | close_(?:faster|more) |
        sell_(?:more|faster|smarter) | win_more | give_your | take_your_(?:\w+_)?(?:to|from|for) |
        see_(?:how|why|what)_(?:we|our|your) | schedule | say_(?:goodbye|hello) | don't |
        stop_(?:guessing|wasting|losing|worrying|struggling) | start_\w+ing | experience | enjoy | explore |
        turn_your | double_your | simplify | streamline | reply | exclusive | put_an_end | secure_your |
        reserve | let's | find_out_how_(?:we|our|BRAND) | refer | renew | good_news | great_news | big_news |
        exciting_news | time_for_an? | please )\b""",
        -1.5,
    ),
    Cue(
        "a leading question that sells",
        r"""^(?:
        (?:are_you_|do_you_|would_you_)?(?:ready|want(?:ing)?|looking|tired|struggling|need(?:ing)?|sick
        |fed_up|frustrated|happy)_ (?:to|for|of|with|an?|more|by|that) | what_if_(?:you|i|your|there|we) |
        imagine | picture_a_world | how_would_you_like | have_you_ever | wouldn't_it | would_it_be |
        when_was_the_last_time | what_would_(?:an_extra|it_mean|you_do) | whether_you )\b""",
        -1.5,
    ),
    Cue(
        "puts a yes-or-no question to the reader",
        r"""^(?:are|do|would|could|can|have|did|will|may|shall|when_can|mind)_(?:you|i|we|this|that|it
        |if)\b(?!_know)""",
        -1.0,
    ),
    Cue(
        "our offer is the subject",
        rf"\b(?:our|my)_(?:[\w-]{{2,20}}_){{0,4}}{_OFFER}\b",
        -1.5,
    ),
    Cue(
        "our clients are the subject",
        rf"""\b(?:our|BRAND(?:'s)?|its)_(?:\w+_)?(?:clients?|customers?|members|users|alumni)\b{_OURS_NOT_SOLD}
        | \bhave_all_worked_with | \bcustomers_(?:of|report|love|say|would|ship|save) |
        \bclients_(?:typically|report|love|say|see)""",
        -1.5,
    ),
    Cue("our offer is named", r"\bOWN\b", -1.5),
    Cue("our brand is named", r"\bBRAND\b", -1.5),
    Cue("a product is named", r"\bCAMEL\b", -1.25),
    Cue(
        'the answer is "us"',
        r"""\b(?: ours_(?:is|are|was|were|for)? |
        (?<!shared[ ])(?:with|from|to|for|choose|chose|trust|call|join|meet|visit|contact|hire|love|like
        |need|than|as)_us\b | like_ours | our_help | we'll_(?:show|send|take|help|handle|do|find|tell) |
        we've_(?:got|helped|worked) | we_(?:do|also_do)_(?:partner|it|that) | what_we_(?:do|offer|could) |
        how_we_(?:can|help|get|work|do|might|could) | all_we | we're_the | made_me_think_of_you |
        thought_of_you | do_the_same_for | i'd_call_you | where_we_come_in | we_(?:actually_)?deliver\b |
        our_(?:job|mission)_is | on_a_mission )\b""",
        -1.5,
    ),
    Cue(
        "companies like yours",
        r"""\b(?: (?:compan(?:y|ies)|teams?|firms?|businesses|leaders|organi[sz]ations|people|executives
        |brands)_(?:just_)?like_(?:yours?|you|HOLE) |
        (?:great|good|strong|perfect|real)_(?:fit|match|benefit) | tailored_(?:to|for) |
        could_(?:do|find)_(?:together|it_for|for|at_HOLE) | as_a_leader_in |
        your_(?:peers|competitors)_(?:at|are|have|already) | companies_in_HOLE_(?:have|are|choose|signed) |
        vendors_in_HOLE )""",
        -1.25,
    ),
    Cue(
        "praise of the offer",
        r"""\b(?: leading_(?!to|indicator) | award[- ]winning | best[- ]in[- ]class | world[- ]class |
        cutting[- ]edge | state[- ]of[- ]the[- ]art | revolutionary | game[- ]chang(?:er|ing) |
        all[- ]in[- ]one | end[- ]to[- ]end | next[- ]gen(?:eration)? | one[- ]stop | turn-?key |
        hassle[- ]free | effortless(?:ly)? | seamless(?:ly)? | powerful | innovative | unparalleled |
        unmatched | number[ -]one | no\.?_1 | rated | trusted_(?:by|partner) |
        proven_(?:methodology|results|process|system|track) | guaranteed? | smart(?:est)? | obvious_choice |
        easy_to_(?:love|set_up|use) | easy_to_see_why | better_than_ever | best_on_the_market |
        like_never_before | without_(?:fear|the_(?:hassle|headache)) | deserve | look_no_further |
        pretty_awesome | nothing_beats | on_autopilot | made_(?:easy|simple) | unfair_advantage |
        for_all_to_see | peace_of_mind | would_recommend | smarter | no_other |
        the_only_(?:firm|company|platform|tool|one_that) | from_strategy_to | complete_range | full_range |
        wide_range | finally_available | that_works | look_good | a_specialist | specialists |
        there_is_a_reason_why | solution(?:s)? | reinvented | one_method | results_are )\b""",
        -1.25,
        limit=2,
    ),
    Cue(
        "promises the reader a benefit",
        r"""\b(?: to_the_next_level | full_potential | unlock | supercharge | skyrocket | 10x |
        (?:boost|grow|double|triple|transform|increase|maximi[sz]e|accelerate|improve)_your | save_you |
        saves?_(?:up_to_)?\d | stop_guessing | you_could_(?:be|save|see|get) | you_can(?:_be|_finally|\.|,|$)
        | gives?_(?:you|your) | shows?_you | helps?_you | lets?_(?:you|your) |
        for_your_(?:team|business|company|partners) | your_(?:team|business|company)_needs |
        everything_(?:you|your|we) | protects?_your | makes?_your | can_transform | in_one_place |
        a_single_view | from_day_one | from_month_one | your_personali[sz]ed | results_in_(?:days|weeks) |
        in_\w+_days_flat | could_be_working | left_on_the_table | hidden_(?:partner_)?revenue |
        revenue_(?:is_leaking|you_already) | a_partner_plan | in_minutes | takes?_care_of | concentrate_on |
        can_concentrate | takes_less_than | your_(?:ecosystem|alliances?)(?=[.!?]|$) | board_will |
        be_working_for | up_to_\d+ | \d+_%_more_(?:from|co-sell|partner) )""",
        -1.25,
    ),
    Cue(
        "announces a novelty",
        r"""\b(?: is_(?:here|out|enclosed|waiting|now_(?:available|live|open|online))\b |
        are_now_(?:available|live|open) | now_(?:available|includes) | the_wait_is_over | out_now | big_news
        | great_news | good_news | exciting_news | brand[- ]new | the_new_\w+ | you're_invited |
        invit(?:e|es|ed)_you | exclusive_invitation |
        new_(?:package|release|version|feature|portal|platform|tool|edition) | (?:latest|new|version)_\d\b |
        now_you_can | there's_(?:a_better|no_better) | a_better_way_to | switch(?:ing|ed)?_to |
        made_the_switch | using_BRAND | invitation | has_landed | opening_the_doors | that_ends_now |
        the_results_are_in | takes_place | speakers | doors_open | edition_of | recording_of | slides_are |
        autumn_forum | qualify_for | have_chosen_to )""",
        -1.5,
    ),
    Cue(
        "the vocabulary of offers",
        r"""\b(?: (?:advisory|consulting|our|of|managed)_services | engagement | subscription | custom |
        personali[sz]ed | bespoke | upgrade | includes | single_sign-on | mobile_app | automated | real-time
        | consultant(?:s)? | advis(?:er|or|ory) | outsource | onboarding | proposal | brochure |
        (?<!-)attached | one-?pager | case_stud(?:y|ies) | podcast | webinar | episode | newsletter |
        exclusive | available | features | expertise | credentials | network(?:ing)? | commitment | toolkit |
        suite | premium | visibility | clear_(?:view|picture) | (?:5|five)_minutes_to | install | set_up |
        setup | assessment | calculator | audited | clients | package | bundle | promotion | partner_like )\b""",
        -0.75,
        limit=3,
    ),
    Cue(
        "flatters the reader",
        r"""\b(?: impressed_(?:by|with) | big_fan | came_across_(?:your|HOLE) | loved_your |
        i've_been_following | great_work_(?:on|at) | love_what_you |
        (?:kind|sort|type)_of_(?:company|team)_we |
        (?:amazing|great|impressive|incredible)_(?:things|work|progress|growth|job) | impressive )""",
        -1.0,
    ),
    Cue(
        "announces an insight instead of giving one",
        r"""\b(?: (?:great|exciting|amazing|game-changing|incredible|big)_insights? |
        research_shows_(?:that_)?(?:you|our|compan(?:y|ies)_like) | experts_agree |
        what_our_\w+_(?:already_)?know | you_need_(?:a|an|our|us) | the_secret_to | three_things_every |
        (?:\w+)_reasons_to_(?:switch|choose|try|buy) | you_can't_ignore | won't_want_to_miss |
        little-known_fact | if_you_only_do_one_thing | make_it_an? | more_and_more_companies |
        satisfaction_survey )""",
        -1.5,
    ),
    Cue("exclaims", r"!", -0.5),
)

VALUE: tuple[Cue, ...] = (
    Cue(
        "a share or ratio",
        r"""\d_?%(?!_(?:off|discount|more_(?:from|co-sell))) | \bper_?cent\b | \bpercentage_points?\b""",
        1.5,
        outside=True,
    ),
    Cue(
        "a share or ratio",
        rf"""\b(?: {_COUNT}_(?:in|out_of|of)_(?:the_|every_|all_)?{_COUNT} |
        (?:a|one)[ -](?:third|quarter|half|fifth|tenth) | two[- ]thirds | three[- ]quarters |
        half_(?:of|the|a|said) | twice | \d(?:\.\d)?_?x\b | \d(?:\.\d)?_times | three_times | four_times |
        fewer_than | top_(?:quartile|decile|ten|quarter) | median | on_average | the_average | an_average |
        majority | a_factor_of )\b""",
        1.5,
        outside=True,
    ),
    Cue(
        "a figure with a subject",
        rf"""\b(?:[1-9][\d,.]*|{_COUNT})_(?:of_(?:the_)?)?(?:(?:[\w-]{{1,18}}|HOLE{{1,40}})_){{0,2}}{_PEOPLE}\b""",
        1.0,
        outside=True,
    ),
    Cue(
        "a market figure",
        r"""[$€£]_?\d[\d,.]*_?(?:billion|bn|million|m\b|trillion) |
        \b\d[\d,.]*_(?:billion|million|weeks?|months?|days|years?|points|cents)\b""",
        0.75,
        outside=True,
    ),
    Cue(
        "research of our own",
        r"""\b(?:we|i|our_team)(?:'ve|_have|_recently|_just|_then|_also|_finally|_once|_could)?_(?:
        analy[sz]ed | looked | studied | compared | counted | tracked | surveyed | interviewed | asked |
        measured | examined? | mapped | reviewed | read | reread | found | collected | followed | sampled |
        saw | watched | learned | observed | tested | went_through | pulled | benchmarked | scored | plotted
        | see_(?:across|in) | cleaned | took_apart | keep_(?:a_list|seeing|hearing) | have_seen | spent |
        used_to ) \b (?!_(?:your|you|HOLE|that_HOLE|it|an?_chance)) |
        \bin_(?:our|the)_(?:records|data|sample|files|deals|contracts)\b |"""
        + _SOURCE,
        1.5,
    ),
    Cue(
        "cites research",
        r"""\b(?: surveys? | stud(?:y|ies) | research(?:ers)? | dataset | benchmarks? | analysis | sample |
        findings? | paper | index | ruling | surveyed | according_to | economists | analysts | respondents |
        gartner | forrester | mckinsey | canalys | idc | bcg | deloitte | bain | accenture | harvard('s)? |
        stanford | mit | in_the_data | the_numbers | the_figures | figures | this_(?:week|month)'s_number |
        earnings_calls? | filings | portfolio_data | yard_data | renewal_data | compensation_data |
        pipeline_data )\b""",
        1.0,
        outside=True,
    ),
    Cue(
        "reports a finding",
        r"""\b(?: f(?:ound|inds) | show(?:s|ed) | reveal(?:s|ed) | suggest(?:s|ed) | indicat(?:es|ed) |
        confirm(?:s|ed) | predict(?:s|ed|or) | explain(?:s|ed)? | correlat\w{1,4} | turn(?:s|ed)_(?:out|up) |
        proved | points_to | expects | tends?_to | tended | it_turns_out )\b""",
        0.75,
        outside=True,
    ),
    Cue(
        "speaks of others in the field",
        rf"""\b(?:most|many|few|some|every|all|half|typical|average|strong|weak|successful|best|fastest
        |largest|big|small|large|mid-?(?:market|sized)|enterprise|other|several|more|both|these|those
        |any|each|no|gold|silver|{_COUNT})_(?:of_(?:the_|these_|those_)?)?(?:(?:[\w-]{{1,18}}
        |HOLE{{1,40}})_){{0,2}}{_PEOPLE}\b |
        \b{_PEOPLE}_(?:that|who|with|whose|which|tend|rarely|often|usually|learned|report|say|said|still
        |now|do_not|don't|are|have|in_the|age|read|trust|win|rank|sell|buy|price|know|lose|fail|pay|put
        |finance)\b""",
        0.75,
        outside=True,
    ),
    Cue(
        "follows how things change",
        r"""\b(?: gr(?:ew|ows|own) | fell | falls? | dropp?(?:ed|s) | rose | rises? | risen | doubl(?:ed|es)
        | tripled | halved | shift(?:ed|s|ing)? | declin(?:ed|es) | slow(?:ed|s) | chang(?:ed|es|ing) | moved
        | stopped | started_to | began | begun | becom(?:e|es|ing) | became | increased | decreased |
        expand(?:ed|s) | disappear\w{0,5} | turned | rewriting | restated | quietly | jumped | peak |
        went_from | brought | ends?_by | lapse | will_(?:fold|pass|run|never) | hides )\b""",
        0.75,
        outside=True,
    ),
    Cue(
        "compares",
        r"""\b(?: more_than | less_than | fewer | faster_than | sooner | slower | longer | rather_than |
        instead_of | compared_(?:with|to) | versus | against | than | as_much_as | the_(?:same|rest|opposite)
        | higher | lower | worse | cheapest | largest | fastest | best_partner | the_better )\b""",
        0.5,
        outside=True,
    ),
    Cue(
        "sets one thing against another",
        r"""\b(?: but | yet | however | whereas | although | contrary | despite | myth | wrong | paradox |
        counter-?intuitive | surpris\w{2,6} | odd | oddly | actually | not | isn't | aren't | don't | doesn't
        | wasn't | rarely | never | nobody | no_one | opposite | mistake | unexpected | weird | neither |
        unpopular | boring | fewer )\b""",
        0.5,
        outside=True,
    ),
    Cue(
        "gives a cause or a lesson",
        r"""\b(?: because | the_reason | which_(?:is_why|means|explains) | that_is_(?:why|how) | that's_why |
        lessons? | pattern | the_difference | (?:the|real)_cause | root_cause | rule | habit | the_gap |
        the_problem | problem | the_fix | the_trick | so_(?:that_)?the | depends_on | leads_to | decides? |
        what_(?:separates|matters) | means_(?:that|you) | since_it | learned | the_clause | clause |
        the_answer | usually | often | typically | sign | predicts? | the_one_thing | which | whose )\b""",
        0.5,
        outside=True,
        limit=2,
    ),
    Cue(
        "a framework or test to use",
        r"""\b(?: framework | checklist | rule_of_thumb |
        (?:simple|quick|useful|two-minute|ten-minute)_(?:test|exercise|check|way_to_(?:tell|see|spot
        |check)|question) | \w+_(?:signs|questions|signals|steps|rungs|kinds|types|clauses)\b | worksheet |
        step_(?:one|1) | arithmetic | exercise | think_of | asks_one_question | formula | ladder |
        is_the_share_of | to_(?:tell|find_out)_whether | can_tell | one_line_to_add | has_four_lines )\b""",
        1.0,
    ),
    Cue(
        "opens with something to try",
        r"""^(?: take_(?!advantage|a_look) | list | draw | write_(?:down|the) | count | compare | ask |
        search | look_(?:at|for) | think_of | find_out_(?:whose|which|who|how_many) | mark | divide |
        pick_(?:three|five|ten) | check_(?:whether|how|which) | before_(?:you_sign|the) | do_the_arithmetic |
        stop_asking | start_with | if_(?:fewer|more|less|a|the|you_publish) | to_(?:find_out|tell) | score |
        put_the | try_this | tell_a )\b""",
        1.0,
    ),
    Cue(
        "tells a story",
        r"""\b(?: told_(?:me|us) | called_me | asked_me | showed_(?:me|us) | rang |
        said_(?:to_me|on|at|that|something) |
        (?:i|we)_(?:once|met|ran|sat|was_wrong|got_this_wrong|visited|worked_(?:at|for)|was|were|had
        |thought|told|counted) | one_of_our_(?:clients|customers) |
        a_(?:client|customer|reader|founder|friend|former|vp|cro|ceo|cfo|cio|channel_\w+|reseller
        |\w+_(?:company|vendor|firm|maker|chief|director|insurer|bank))\b |
        (?:she|he)_(?:\w+ed|said|did|just|had|was|knew|drew|spots) | years_ago | story | once |
        (?:was|were|had) | wrote | looked_perfect | over_coffee | board_meeting )\b""",
        0.75,
        outside=True,
        limit=2,
    ),
    Cue(
        "dates what it tells",
        r"""\b(?:
        last_(?:year|quarter|spring|summer|autumn|fall|winter|month|january|february|march|april|may|june
        |july|august|september|october|november|december) | (?:in|since|by|from|of|before)_(?:19|20)\d\d |
        in_(?:january|february|march|april|may|june|july|august|september|october|november|december) |
        (?:five|ten|twenty|two|three|seven|four)_years | year_running | in_the_(?:past|last) |
        over_the_(?:past|last) | next_year | a_year_later | by_(?:june|july|september|december) |
        after_\w+_(?:months|days|weeks|years) | within_(?:a|two|three)_\w+ | per_quarter | every_quarter |
        a_year )\b""",
        0.5,
        outside=True,
    ),
    Cue(
        "asks a question of substance",
        r"""^(?:how_many|why_(?:do|does|did|are|is|has|have)|which_(?:of|partner|companies)|what_(?:share
        |separates|happens|would_happen|do_the|percentage|proportion)|who_(?:in|owns|pays|decides)
        |where_(?:do|does)|is_a)\b""",
        1.5,
    ),
    Cue(
        "announces what it then gives",
        r"""\b(?: this_week's_number | a_number_that | something_odd |
        an?_(?:odd|weird|strange|curious|useful|interesting|surprising)_(?:one|thing|pattern|number |result)
        | fun_fact | a_pattern | a_thing_i_keep | share_a_(?:finding|number|pattern|result|lesson|chart) |
        did_you_know | one_(?:number|thing|pattern|habit|metric|signal|figure) | puts_a_number |
        worth_knowing | one_more_thought )\b""",
        0.75,
        outside=True,
    ),
    Cue("the words of someone in the field", r"\"[^\"]{24,300}\"", 0.75, outside=True),
    Cue(
        "speaks of markets, law or technology",
        r"""\b(?: regulat\w{1,6} | laws? | directive | courts? | rules | interest_rates | recession |
        downturn | market | industry | budgets? | procurement | hyperscalers? | aws | azure | microsoft |
        google | sap | marketplaces? | renewals? | quarters? | margins? | deals? | incentives? | commission |
        registrations? | forecasts? | attribution | churn | price | terms )\b""",
        0.25,
        outside=True,
        limit=3,
    ),
    Cue(
        "tells of third parties",
        r"""\b(?: they | them | their | those | who | whose | she | he | her | his | ones | it | until |
        whether | without | when | by | from )\b""",
        0.15,
        outside=True,
        limit=4,
    ),
)

VOICE_OWN = ("speaks of our own offer", -0.5)
VOICE_SENDER = ("speaks of ourselves", -0.5)
VOICE_READER = ("speaks to the reader", -0.25)
VOICE_OTHERS = ("speaks neither of us nor to the reader", 0.5)
"""Reasons and weights for whom a sentence speaks of."""

SLOGANS = ("speaks in slogans", -1.0)
"""Three sentences of three words at most at the very beginning."""

SENDER = r"\b(?: i | we | us | our | ours | my | me | mine )\b"
"""The sender speaks of itself."""

READER = r"\b(?: you | your | yours | HOLE+ )\b"
"""The sender speaks to the reader."""

SENTENCE_OWN = (
    rf"\b(?:our|my)_(?:[\w-]{{1,20}}_){{0,3}}{_OFFER}\b | \bOWN\b | \bBRAND\b | \bCAMEL\b"
    rf"| \bour_(?:\w+_)?(?:clients?|customers?|users)\b{_OURS_NOT_SOLD} | \bcustomers_report\b"
    r"""| \bwe(?:'ve)?_(?:helped|help|deliver|delivered|offer)\b | \bi_help\b |
    \b(?:we|i)'d_(?:love|like|be)\b | \bour_help\b | \blike_yours\b"""
    r"""| (?<!shared[ ])\b(?:with|from|choose|trust|call|join|like|need)_us\b | \bsatisfaction_survey\b |
    \b(?:our|my)_(?:approach|job)\b"""
    r"| \bbehind_us\b | \blet_us_(?:help|show|put|do|take|prove)\b | ^join_the\b"
)
"""A sentence about our own offer: figures in it are no insight."""

RESEARCH_OWN = _SOURCE
"""First person, but a source and not an offer."""

CAMEL = r"""(?-i:(?!LinkedIn|YouTube|HubSpot|ServiceNow|PowerPoint|SharePoint|McKinsey|GitHub|GitLab|PayPal|DevOps
        |JavaScript|DocuSign|OpenAI|CrowdStrike|SolarWinds|SentinelOne|PagerDuty|MuleSoft|HashiCorp|DigitalOcean|NetApp
        |NetSuite|QuickBooks|ZoomInfo|TechCrunch|BlackRock|MasterCard|WordPress|WhatsApp|TikTok|SailPoint|TeamViewer
        |DataDog|BigCommerce|OneDrive|CloudFlare|DeepMind|SoftBank|AstraZeneca|GlaxoSmith|DreamWorks|JetBlue|EasyJet)
        [A-Z][a-z]{1,14}[A-Z][a-z]{2,14})
        (?!(?:'s)?_(?:\w{2,15}ed|grew|fell|rose|said|says|found|bought|sold|cut|saw
        |took|won|lost|began|ran|paid|spent|went|had|did)\b)"""
"""A name in camel case: a product's, most often, unless it is well known or the sentence tells its past."""

GREETING = r"""(?: hi | hello | hey | dear | greetings | good_(?:morning|afternoon|evening|day) | howdy |
        hiya | hallo ) (?: _[\w'HOLE]{0,90}HOLE_(?=(?-i:[A-Z])) | (?:_[\w'.HOLE-]{1,90}){0,4}? \s{0,3} (?:
        [,!:.] | [-\u2013\u2014]{1,2} (?=\s|$) | $ ) )"""
"""A greeting up to its comma; matched at the start of the first paragraph only."""

PLEASANTRY = r"""(?: (?:i_|we_)?(?:really_)?hope_ | (?:i_|we_)?trust_you |
        hoping_(?:you|this|all|your|the|things)\b | (?:many_)?thank(?:s|_you)\b |
        happy_(?:monday|tuesday|wednesday|thursday|friday|weekend
        |new_year|holidays|spring|summer|autumn|fall|easter|q[1-4]) |
        (?:it_(?:was|is)_|it's_)?(?:so_|really_|very_)?(?:good|great|lovely|nice|a_pleasure
        |wonderful)_(?:to_)?(?:meet|see|speak|connect|talk|chat|hear|having)\w{0,4}\b |
        congrat(?:s|ulations)\b | welcome\b | how_are_(?:you|things) |
        how(?:'s|_is)_(?:it|your|everything|life|the) | merry\b | season's_greetings | long_time_no |
        it's_been_a_while | apologies_for | sorry_(?:for|to) |
        (?:just_)?a_(?:quick|short|brief)_(?:note|one|line|word|hello)\b |
        (?:okay,?_)?i(?:'ll|_will)_(?:keep_(?:this|it)|be)_(?:short|brief|quick|concrete) |
        i_know_(?:you're|you_are|how|your|you_get) | no_pitch\b | quick_(?:one|thought|note|story)\b |
        [\w-]{2,20}_here\b | (?:it's|this_is)_[\w-]{2,20}_(?:from|at|here)\b | wishing_you |
        enjoy_(?:the|your)_(?:weekend|summer|holiday) | pleased_to_(?:meet|connect) | view_(?:this|in)\b |
        warm_(?:greetings|regards) )"""
"""A sentence that begins so is passed over when nothing else in it weighs."""

FURNITURE = r"""\b(?: unsubscribe | opt[- ]?out | stop_(?:receiving|these|getting) | in_your_browser |
        remove_(?:you|me) | mailing_list | email_preferences )\b"""
"""A short paragraph with one of these is no opening."""
