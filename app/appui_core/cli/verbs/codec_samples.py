"""Small pictures of our own, one for each decoder, for `self-test`: what comes back is known."""

import base64
from typing import Final

SIZE: Final = (128, 64)
# Red and green above blue and white, as HEVC in a HEIC: we install a decoder alone, so nothing here can make it.
_HEIC: Final = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<00042ZDn*}000000000XXk=`10000000000aA{+700000000000000000000B57=I"
    "V*mgE07O6l0RRC200001dH?|c00000003D4001LtX>Mi!000000RR916=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t000010002i"
    "X>f9I0002DX>en20001ZXm(>m0RwOV0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDD?$MQ"
    "18@KU0|1Z!00RI30{|YN5FkNix{^w3n}CLc0ssI505Sjo0{{XLVgLaE2SfqEa<C#m0000JV{dG7ZewhC0096E00w{n000zeb8uw<"
    "00000004jh002M$000nhX?SS>000032nYxO000+haBX1#00000000310R({p0|Wp70AX!pVRQfh097afuM>cH)rH8v|M)3U|L(P("
    "AA`JDic|mIc*K7|)<67Si)rOStAJo(`3<AEg*_h<;Y;~cy@YT74H>_~dO!7QQo1Y8|DPkb{laq%r~C$g?^@p"
)


def pictures() -> dict[str, bytes]:
    """Return a picture of each lossy or foreign kind, `SIZE` large and red at its top left, by media type."""
    import io  # noqa: PLC0415 - only here

    from PIL import Image  # noqa: PLC0415 - 40 ms, only here; our own picture, no foreign bytes

    image = Image.new("RGB", SIZE, (200, 30, 30))
    made = {"image/heic": _HEIC}
    for name in ("jpeg", "webp", "gif", "avif"):
        into = io.BytesIO()
        image.save(into, name.upper())
        made[f"image/{name}"] = into.getvalue()
    return made
