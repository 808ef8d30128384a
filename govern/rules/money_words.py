"""The few words that the money modules know by themselves; what all other words say, ``money_lexicon`` has learned."""

from __future__ import annotations

US = frozenset(
    "we our us ours i my me mine we'll we'd we're we've i'll i'd i'm i've myself ourselves".split()
)
YOU = frozenset("you your yours you'll you'd you're you've yourself".split())
THEY = frozenset(
    "they their them theirs they'd they're they'll he his him he'd she her she'd someone somebody others everyone "
    "nobody people whoever anyone".split()
)
IT = frozenset("it its it's it'll it'd that that's this these those which one ones".split())

OFFERS = frozenset(
    "assessment assessments workshop workshops seat seats report reports newsletter letter edition subscription "
    "subscriptions subscriber subscribers membership advice advisory session sessions clinic clinics masterclass course "
    "courses ticket tickets chair chairs place places spot hour day half-day programme program audit review diagnostic "
    "readout read-out briefing briefings package packages pack plan circle bundle retainer engagement roundtable cohort "
    "benchmark playbook toolkit training certificate webinar".split()
)
"""What firms like ours sell, besides the names on the policy's price list. Others sell such things too."""

ARTICLES = frozenset("a an the this that these those each every any some no".split())

SMALL = frozenset(
    "is are was were be been at of to in for on by with from as and or but if when the a an it you we i they that this "
    "than then so not do does did have has had will would can could just only about around".split()
)
"""Words so common that they govern nothing and head no phrase."""

LINKS = SMALL | frozenset(
    "being am should must may might our your my us them me out up down over under below near less more exactly "
    "precisely roughly approximately approx circa ca some nearly almost currently now today normally usually originally "
    "previously still stays stay remains remain stands stand sits sit starts start begins begin starting comes come goes "
    "go lands land clocks weighs between either per set fixed as low little flat mere all-in all total totals totalling "
    "anywhere somewhere even no reads read adds add works work rises drops falls back new regular full whole single "
    "standard usual normal list early reduced special one-time one-off once there here well another extra further "
    "additional plus vale est es ist liegt bei è é".split()
)
"""Words that stand between a sum and what governs it ("costs just under …")."""

LEANING = frozenset("it it's its that that's this these those they and or so which both".split())
"""A sentence that begins with one of these leans on the one before."""

AFTER_SUM = frozenset(
    "per pp a an each flat all for plus ex excl incl including includes net gross upfront up once one-off one total only "
    "now today instead down and or but if when until till before after with without is was will gets get buys buy covers "
    "secures secure you your we our us the it that which who on in at to as by from so because while vs versus not no "
    "less fee fees price monthly annually yearly quarterly weekly daily ea apiece inclusive exclusive fixed fully just "
    "right normally usually regularly waived refundable non due payable upon straight even cash tops max min minimum "
    "maximum ish whether depending starting excluding vat tax gst here there then later this these where i they any "
    "every minus goes gives pays are rather does has would should can could may might either too though although since unless "
    "whatever however period altogether combined sounds looks seems feels all-in outright apart last ago back well "
    "against between both across about around among during next tomorrow tonight twice off also together overall spent "
    "earlier afterwards again tuition deposit ticket investment seat assessment workshop report briefing retainer session "
    "payment payments instalment instalments installments pro als inkl zzgl netto brutto par por through throughout under "
    "over above below within wherever whoever whichever whenever nobody everybody anyone everyone nothing forever always "
    "never ever only already soon beforehand thereafter plenty comes came leaves left goes went lands stays stood stands "
    "puts put sits said says plain including besides beyond despite except upwards upward onwards regardless quite merely "
    "barely hardly almost he she we'll you'll it's that's there's we'd you'd who's für pour auf sur bei ohne mit und et y".split()
)
"""A number is a sum only if one of these, or no word at all, follows; any other word makes it a count."""

MANNERS = frozenset("monthly weekly yearly quarterly annual equal fixed flat full all total".split())
PAYMENTS = frozenset("payments instalments installments parts seats tickets places fees".split())

FEW = frozenset("day week phase part touch step level stage round half seat option slot".split())
"""What is numbered in small numbers only: “day 3”, but “half day 950”."""

NUMBERED = frozenset(
    "touch section step page chapter version v q no nr number item part day week phase level round rule figure table "
    "slide form line room suite floor box unit article clause iso rfc soc windows office top fortune ftse gate lesson "
    "episode module track hall route highway cycle wave volume vol issue act june july may march april january february "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec id sku gen mark model "
    "type class grade tier stage row column col appendix annex booth stand aisle serial invoice ref core code pin ext "
    "extension tel phone fax po zip plz postcode".split()
)
"""“Section 2,500”: what these stand before is a number and no sum."""

ABBREVIATED = frozenset(
    "approx vs inc ltd co corp rs fr kr no st mr ms mrs dr us u s e g i p a est ca incl excl plus max min resp dept fig "
    "sec vol nr bzw ggf zzgl inkl usd".split()
)

NO_NAMES = frozenset(
    "i london paris berlin lisbon madrid rome milan vienna zurich geneva munich hamburg frankfurt cologne amsterdam "
    "rotterdam brussels antwerp copenhagen oslo stockholm helsinki tallinn riga warsaw prague budapest athens istanbul "
    "dublin edinburgh glasgow manchester leeds bristol birmingham cambridge oxford porto barcelona valencia lyon turin "
    "dubai delhi mumbai bangalore singapore seoul tokyo sydney melbourne toronto montreal vancouver boston chicago austin "
    "dallas denver seattle portland york new san francisco los angeles diego atlanta miami washington hong kong dutch "
    "german french british american swiss swedish danish norwegian finnish polish spanish italian portuguese irish indian "
    "japanese nordic european europe germany france spain italy netherlands india japan canada australia ireland poland "
    "sweden norway denmark finland switzerland austria belgium english asia africa apac emea dach january february march "
    "april may june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday christmas easter pdf vat usd eur gbp chf roi cfo ceo cro cmo vp us uk eu b2b q1 q2 q3 q4 ecosystem revenue "
    "assessment briefing workshop signal note partner ladder seat day letter report clinic masterclass early bird readout "
    "channel map team pro plus gold silver bronze premium basic starter standard full vip black friday".split()
)
"""Words with a capital that are no company's or person's name."""

COMPANIES = frozenset(
    "gartner forrester idc canalys omdia mckinsey bcg bain deloitte accenture pwc kpmg microsoft aws amazon google "
    "salesforce hubspot oracle sap snowflake ibm cisco dell hpe hp vmware broadcom adobe servicenow workday datadog "
    "mongodb databricks nvidia intel meta facebook apple linkedin slack zoom atlassian shopify stripe twilio okta "
    "crowdstrike zscaler fortinet nutanix netapp citrix crossbeam partnerstack impartner zinfi clazar labra workspan "
    "allbound salesloft gong zoominfo apollo clearbit marketo pardot mailchimp intercom zendesk freshworks notion asana "
    "trello figma canva dropbox docusign intuit xero netsuite siemens bosch philips sony lenovo infosys wipro cognizant "
    "capgemini crunchbase pitchbook statista bloomberg reuters nasdaq github gitlab openai anthropic tesla uber airbnb "
    "netflix spotify synnex ingram pax8 g2 capterra acme contoso paypal visa mastercard".split()
)
"""Names so well known that they are names even where a sentence begins."""
