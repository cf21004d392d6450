"""Whether a string without marks can be a Vietnamese syllable: an onset and a rime that the language has."""

import re

_ONSETS = "b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x|"
_RIMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|em|en|eng|enh|eo|ep|et|eu|ech|i|ia|ic|ich|iec|iem|ien|ieng|iep|iet|ieu|"
    "im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oe|oec|oem|oen|oeo|oet|oi|om|on|ong|oc|op|ot|"
    "ooc|oong|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uyen|"
    "uyet|uych|uynh|uyt|uyu|y|yem|yen|yet|yeu|yeng|ui|ien|iet|uac|uo|uan|uat|ieng"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})(?:{_RIMES})")


def is_syllable(folded: str) -> bool:
    """Whether `folded` (see `text.fold`) is shaped like a syllable; says nothing of whether the word exists."""
    return _SYLLABLE.fullmatch(folded) is not None
