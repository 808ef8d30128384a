"""Dummy Latin, by which any sentence of a “lorem ipsum” text is known, also of those that begin otherwise."""

from __future__ import annotations

_WORDS = """
    lorem ipsum amet consectetur consectetuer adipiscing adipisci eiusmod incididunt labore aliqua aliquam veniam nostrud ullamco laboris
    aliquip commodo consequat aute irure reprehenderit voluptate velit cillum fugiat pariatur excepteur occaecat cupidatat proident
    deserunt mollit laborum perspiciatis voluptatem voluptas accusantium doloremque laudantium aperiam eaque inventore
    explicabo aspernatur consequuntur nesciunt porro quisquam numquam tempora quaerat nostrum exercitationem corporis suscipit
    laboriosam commodi blanditiis praesentium deleniti atque corrupti provident similique officia mollitia cumque nihil
    impedit quibusdam repellendus temporibus quibusdam debitis necessitatibus saepe eveniet repudiandae recusandae itaque earum
    tenetur sapiente delectus reiciendis voluptatibus maiores doloribus asperiores repellat
    vestibulum pellentesque curabitur phasellus suspendisse malesuada vivamus praesent ullamcorper tincidunt vulputate euismod
    faucibus bibendum porttitor venenatis egestas habitasse platea dictumst sociosqu litora torquent conubia inceptos himenaeos
    lobortis sagittis condimentum viverra rhoncus dignissim maecenas nullam quisque aenean donec fusce mauris proin etiam nunc
    tristique senectus netus habitant morbi turpis ultrices ultricies posuere cubilia nibh eleifend elementum tellus
    accusamus dignissimos ducimus accumsan efficitur vehicula rutrum pulvinar
    sodales dapibus ligula lacinia interdum fermentum facilisis iaculis convallis pharetra feugiat sollicitudin hendrerit volutpat
    scelerisque imperdiet laoreet mattis placerat duis nonummy wisi
"""
_SMALL = """
    ac ad alias amet ante arcu aut ea eget enim eos erat eros esse est et eu ex hac hic iam id in ipsa ipsum iste justo lacus lectus leo libero
    magna magni massa metus mi minim minus modi natus neque nec nisi nisl non nulla odio odit omnis orci pede per porta purus quae quam quasi
    qui quia quis quo quos ratione rem risus sed sem sequi sint sit sunt tempor tempus tortor totam ullam unde urna ut vel veri vero vita vitae
    architecto beatae dicta dolor dolore dolorem dolores error fames illo ipsam nemo obcaecati officiis optio elit do culpa anim
    luctus primis ornare auctor varius semper mollis molestie congue blandit cursus finibus maximus aliquet dictum sapien potenti iusto
    elit augue cras nam integer class taciti aptent diam felis gravida nascetur dis parturient montes mus ridiculus penatibus
"""


def _choice(words: str) -> str:
    return "|".join(sorted(set(words.split()), key=len, reverse=True))


_DUMMY, _ANY = _choice(_WORDS), _choice(_WORDS + _SMALL)
_LEAD = rf"(?:(?:{_choice(_SMALL)})[\s,.]{{1,3}})"
_TAIL = rf"(?:[\s,.;]{{1,3}}(?:{_ANY})(?!\w))"
LATIN = rf"(?i:(?<!\w)(?:{_LEAD}{{0,8}}(?:{_DUMMY}){_TAIL}{{3,40}}|{_LEAD}{{2,8}}(?:{_DUMMY}){_TAIL}{{1,2}}))"
"""Four such words in a row, the first of them or one soon before it being one that no phrase in use has."""

SIGNS = (
    "ipsum amet eiusmod incidid veniam nostrud aliqu voluptat reprehend excepteur cupidatat deserunt perspiciatis quisquam accusam consect"
    " vestibul pellentes curabitur phasellus malesuada vivamus tincidunt vulputate faucibus porttitor venenatis egestas"
    " viverra maecenas quisque aenean donec fusce ultric dapibus facilisi euismod mauris"
)
"""Pieces of which one stands in any such sentence."""
