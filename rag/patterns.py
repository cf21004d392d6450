"""Question words of Vietnamese office talk, as patterns over syllable keys (see `core.vietnamese.text.key`)."""

import re
from collections.abc import Sequence

from core.vietnamese.text import fold, key, without_tone

# Where a syllable is typed with marks, only these spellings are the question word; "máy" is never "mấy".
_SPELLINGS: dict[str, frozenset[str]] = {
    "may": frozenset({"mấy"}),
    "dau": frozenset({"đâu"}),
    "nao": frozenset({"nào"}),
    "gi": frozenset({"gì"}),
    "lau": frozenset({"lâu"}),
    "so": frozenset({"số", "sở"}),
    "ai": frozenset({"ai"}),
    "han": frozenset({"hạn"}),
    "sao": frozenset({"sao"}),
    "nam": frozenset({"năm"}),
    "ngay": frozenset({"ngày"}),
    "qua": frozenset({"qua", "quá"}),
    "tru": frozenset({"trừ"}),
    "chua": frozenset({"chưa"}),
    "co": frozenset({"có", "cơ"}),
    "lech": frozenset({"lệch"}),
    "tien": frozenset({"tiền"}),
    "ten": frozenset({"tên"}),
    "vo": frozenset({"vợ"}),
}


def plain_form(typed: Sequence[str]) -> str:
    """Syllable keys joined by spaces; a marked syllable that only looks like a question word gets an apostrophe."""
    parts = []
    for token in typed:
        syllable = key(token)
        spellings = _SPELLINGS.get(syllable)
        differs = spellings is not None and fold(token) != token and token not in spellings
        differs = differs and not _is_half(token, spellings or frozenset())
        parts.append(syllable + "'" if differs else syllable)
    return " ".join(parts)


def _is_half(token: str, spellings: frozenset[str]) -> bool:
    """Whether a token is a question word typed without its tone alone: "sô" for "số"."""
    return any(token == without_tone(spelling) for spelling in spellings)


YES_NO = re.compile(
    r"(?<![\w'])(?:(?:kip|tre|muon|qua han) (?:chu|khong|chua|ha)|co (?:duoc|phai|can|dung|on|bi|nen|the|vi pham)"
    r"|(?:duoc|dung|phai) chu$|duoc khong|dung khong"
    r"|phai khong|duoc chua|khong$"
    r"|khong (?:a|vay|nhi|em|anh|chi|nhe|day|the|ta|ha|a)$|chua$|a$|ha$|hay (?:vao|la)|on khong|dung chua"
    r"|co .* khong|xac nhan"
    r"|con trong|co con|co vuot|co qua)(?![\w'])"
)
_PLACE = r"noi(?! (?:gi|ve|den|ro|len|sao|the nao)(?![\w']))"  # a place, not what is said: "mục III.2 nói gì"
COMPARE = re.compile(
    r"(?<![\w'])(?:so sanh|so voi(?! (?:cung ki|(?:nam|ki|thang|qui) (?:truoc|ngoai|goc|lien|20\d\d)))|khac nhau"
    r"|khac gi|khac biet|giong nhau|giong hay khac|khac hay giong|nhu nhau|noi nao"
    r"|co quan nao cao|cao hon|thap hon|chat hon|som hon|muon hon|som hay muon|muon hay som|truoc hay sau"
    r"|ben nao (?:truoc|sau|som|muon)|cao hay thap|khac (?:nhau )?(?:cho"
    r"|o diem|diem) nao|moi (?:ban|ke hoach|noi|ben)|so vs|ca (?:ba|hai|3|2) (?:noi|co quan|ke hoach|don vi)"
    r"|(?:ba|hai|3|2) (?:" + _PLACE + r"|co quan)|bang nhau|nhieu hon|it hon|gan hon"
    r"|cac (?:co quan|noi) deu|khac sao|khac the nao)(?![\w'])"
)
CONFLICT = re.compile(
    r"(?<![\w'])(?:mau thuan|lech|(?:bi )?nhay(?: so| muc)?|sot muc|chenh|khong khop|khong thong nhat|bat nhat"
    r"|choi'? nhau|nghich nhau|trai nguoc"
    r"|co (?:thong nhat|khop|dong nhat) (?:khong|chua)|venh|da nhau|trai nhau|khong dong nhat|(?:muc"
    r"|phan) [\w.]+ (?:thi )?ghi .{1,60} (?:muc|phan) [\w.]+ (?:thi )?ghi"
    r"|hai muc|2 muc|hai con so(?! nao| gi)|nhay so|mat muc"
    r"|thieu muc|thieu nam|thieu phu luc|bo trong|de trong|sai sot|khac nhau giua"
    r"|sao (?:[\w']+ ){0,8}?(?:khong|chang) (?:co|thay) (?:muc|phan)"
    r"|co thieu|sao .* toi muc|khop nhau"
    r"|cho (?:thi )?ghi .{1,60} cho (?:thi |lai )?ghi|theo (?:so|muc|con so|cai) nao|hay (?:de|bo) trong"
    r"|co cho .{1,60} co cho|(?:cho|muc|phan|doan) .{1,60} (?:den|sang|qua) (?:cho|muc|phan|doan) .{1,60} (?:lai|thi)"
    r" (?:thay|ghi|la|de))(?![\w'])"
)
ALL_AGENCIES = re.compile(
    r"(?<![\w'])(?:(?:ca |trong )?(?:ba|3|hai|2) (?:" + _PLACE + r"|co quan|ke hoach|don vi nay|dia phuong)"
    r"|(?:o|trong|tai|ca|tat ca) (?:cac|moi) (?:noi|co quan|ke hoach|dia phuong)"
    r"|(?:noi|co quan|ke hoach) nao (?:dat|qui dinh|co|neu|ghi|de ra|giao|cao|thap|som|muon|chat|nhieu|it|trong)"
    r"|(?<!nhung )(?<!den )(?<!toi )(?<!gui )(?<!cho )(?<!ve )(?<!di )noi nao|cac noi|tung noi|tung co quan"
    r"|moi noi)(?![\w'])"
)
FOLLOW_UP = re.compile(
    r"^(?:the |vay |con |the con |vay con |the thi |rieng )|(?:thi sao|thi the nao|con .* sao|con .* thi"
    r"|nua khong)(?: a| vay| em)?$"
    r"|(?<![\w'])(?:viec (?:do|nay|ay)|cai (?:do|nay|ay)|(?:nhiem vu|van ban|bao cao|ke hoach|chi tieu|cuoc"
    r"|hoi nghi|don vi|nguoi|vi|ong|ba|dong chi"
    r"|muc|qui dinh) (?:do|ay)|no|luc do|khi do|o do|ho)(?![\w'])"
)
REDUCES = re.compile(r"(?<![\w'])(?:giam(?! doc| sat)|bot|cat giam|cat bot|tinh gian|cat)(?![\w'])")
WHICH_AGENCY = re.compile(r"(?<![\w'])(?:ben|noi|ke hoach|dia phuong|co quan) nao(?![\w'])")
POST = re.compile(
    r"(?<![\w'])(?:truong|pho|chanh|chu tich|giam doc|bi thu|thu truong|lanh dao|ke toan|chuyen vien|can bo|cong chuc)"
    r"(?: [\w']+){0,20}? (?:la|ten) ai(?![\w'])|(?<![\w'])ai (?:la|lam|giu chuc) (?:truong|pho|chanh|chu tich"
    r"|giam doc|bi thu|thu truong)(?![\w'])"
)
EXACT_DAY = re.compile(r"(?<![\w'])ngay (?:nao|may|bao nhieu)(?![\w'])")
WITH_WHOM = re.compile(r"(?<![\w'])voi (?:nhung )?(?:ai|(?:co quan|don vi|he thong) nao)(?![\w'])")
IN_WHICH_CASE = re.compile(
    r"(?<![\w'])(?:truong hop nao|khi nao (?:thi )?(?:bi|khong)"
    r"|(?:bi|khong duoc|khong) (?:[\w']+ ){1,6}?khi nao)(?![\w'])"
)
COUNTED = re.compile(
    r"(?<![\w'])(?:bao nhieu|may) (?!(?:phan|ngay|gio|tieng|buoi|phut|thang|nam|lan|tien|qui|tuan|la|thi|thoi gian"
    r"|lau|cai|chiec|va"
    r"|de|cho|moi|den|toi|so|cua|trong|thanh|tren|o|co|nam|nua|nhat)(?![\w']))(\w+)(?: (\w+))?"
)
AIMS = re.compile(
    r"(?<![\w'])(?:chi tieu|muc tieu|phai|toi thieu|it nhat|dat|ti le|giam|bot|cat|tinh gian|phan dau)(?![\w'])"
)
LAW_OF = re.compile(
    r"(?<![\w'])(?:quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|ket luan|van ban|luat|qui dinh|chi thi|cong van"
    r"|huong dan)(?: [\w'/-]+){0,6}? (?:la )?(?:cua|do) (?:ai|co quan nao|cap nao|don vi nao)"
    r"|(?:ai|co quan nao|cap nao|don vi nao) (?:ra|ban hanh)(?![\w'])"
)
POINTER = re.compile(r"(?<![\w'])cua (?:ho|no|ong ay|ba ay|anh ay|chi ay)(?! (?:so|tro|tich|khau|tac)|[\w'])")
BEFORE_FIGURE = re.compile(r"(?<![\w'])so(?= \d)")
NEUTRAL = re.compile(
    r"(?<![\w'])(?:gioi han(?: la)?|toi da|toi thieu|it nhat|muc tran|(?:vuot|qua|lo) (?:gio|thoi gian"
    r"|muc)(?! hanh| lam)|duoc phep|cho phep|xac nhan|(?:vi pham|pham qui|trai|sai)(?: qui dinh"
    r"| ke hoach)?(?: gi)?(?= khong| chu)|con kip|hom nay"
    r"|mung|muon nhat|(?:mot|1) lan|so voi|cuoi cung|rot cuoc|quen|(?:hay |cu )?bo qua|qui dinh(?! so| 178))(?![\w'])"
)
AIM_TALK = re.compile(
    r"(?<![\w'])(?:chi tieu|muc tieu|ti le|phan tram|giam|bot|cat|tinh gian|phan dau|bao nhieu|con so)(?![\w'])"
)
WHICH_AIM = re.compile(r"(?<![\w'])(?:chi tieu|muc tieu) (?:gi|nao)(?![\w'])")
LAW_INSIDE = re.compile(
    r"(?<![\w'])(?:dieu|khoan|diem|chuong) \d{1,3}(?![\w'])|qui dinh (?:the nao|nhu the nao|ra sao|gi|nhung gi"
    r"|.{1,80} (?:truong hop|muc|the) nao)"
    r"|noi (?:gi|dung (?:gi|nhu the nao))|bao nhieu (?:dieu|chuong|khoan)"
)
ABOUT_WHAT = re.compile(
    r"(?<![\w'])(?:ve|dieu chinh|ban hanh|qui dinh|noi)(?: ve)? (?:viec|van de|noi dung|chuyen|linh vuc|cai"
    r"|dieu) (?:gi|nao)"
    r"|(?:ve|noi ve) (?:gi|cai gi|viec gi)(?![\w'])"
)
LAW_SPEAKS = re.compile(
    r"^(?:(?:theo|trong|tai) )?(?:quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|ket luan|luat|qui dinh"
    r"|chi thi|qd|nd|nq"
    r"|kl|kh|tt)(?: so)? \d\S*(?: cua [\w']+(?: (?!dat|giao)[\w']+){0,3}?)? (?:co )?(?:dat|giao|yeu cau|qui dinh"
    r"|neu|de ra"
    r"|cho phep|cam|buoc|bat buoc|huong dan|dua ra|noi|xac dinh)(?![\w'])"
)
HAS_PART = re.compile(
    r"(?<![\w'])co (?:muc|phan|phu luc|chuong|dieu khoan) ((?:[\w']+ ){1,8}?)(?:khong|chua|a)(?![\w'])"
)
CLOCKS = re.compile(
    r"(?<!\d)\d{1,2}(?:(?: gio| h|h|g) ?(?:ruoi|kem \d+|\d{2})?| ruoi)(?: (?:sang|chieu|trua|toi))? (?:den|toi"
    r"|-) \d{1,2}(?: gio| h|h|g)? ?(?:ruoi|\d{2})?(?: (?:sang|chieu|trua|toi))?(?!\d)"
)
OURS = re.compile(r"(?<![\w'])(?:minh|ben minh|chung ta|chung toi|ben ta|co quan toi)(?![\w'])")
LAST_YEAR = re.compile(r"(?<![\w'])(?:nam ngoai|nam truoc|nam goc|ki goc|nam 20\d\d|cung ki)(?![\w'])")
WENT_BY = re.compile(
    r"(?<!voi )(?:nam (?:ngoai|truoc|vua roi|vua qua)|ki truoc|thoi gian qua|vua qua)(?![\w'])(?!.* nam nay(?![\w']))"
)
FUNDS = re.compile(
    r"(?<![\w'])(?:tien|kinh phi|ngan sach|von)(?![\w']).{0,60}?(?:nguon (?:nao|gi|o dau)|lay (?:tu|o) dau|tu dau)"
)
BUT_THE_LEAD = re.compile(
    r"(?<![\w'])(?:ngoai|tru|khong (?:tinh|ke|gom))(?: [\w']+){0,6}? chu tri(?! (?:voi|cung|phoi))(?![\w'])"
)
DOES_IT = re.compile(
    r"(?<![\w'])(?:don vi|co quan|phong|ben|ai|noi)(?: nao)? (?:se |phai |truc tiep |la |duoc giao )*thuc hien(?![\w'])"
)
WHICH_TEXT = re.compile(
    r"(?<![\w'])(?:nam'?|ghi|neu|qui dinh|the hien) (?:trong|o|tai) (?:van ban|qui che|qui dinh) (?:nao|gi)(?![\w'])"
)
SEVERAL_PLANS = re.compile(
    r"(?<![\w'])(?:ke hoach|kh)(?: (?!ke hoach)[\w']+){1,8}? (?:voi|va|vs|lan|con)(?: (?:nguoi ki|ban))?"
    r" (?:ke hoach|kh)(?![\w'])"
)
CONDITION = re.compile(
    r"^ ?(?:doi voi|voi(?! (?:tu cach|vai tro))|neu|khi|rieng|con|(?:trong )?truong hop|theo|can cu|tai|o|cho|ve|gia su"
    r"|ngoai|tru|tu|sau|truoc)(?![\w'])"
)
YEAR_ASKED = re.compile(
    r"(?<![\w'])(?<!moi )(?<!hang )(?<!mot )nam (?:nao|may|bao nhieu)(?! (?:lan|cuoc|hoi|van|ngay|thang|lau))(?![\w'])"
)
HOW_OFTEN = re.compile(
    r"(?<![\w'])(?:mot|1|moi|hang) (?:thang|nam|qui|tuan)(?: [\w']+){0,10} (?:may|bao nhieu) lan(?![\w'])"
)
CLOCK = re.compile(r"^may gio(?![\w'])|(?<![\w'])(?:luc|tu|vao|truoc|sau|bat dau'?) may gio(?![\w'])")
ENOUGH = re.compile(
    r"(?<![\w'])(?:(?:la |da |nhu vay |the |vay )*(?:dat|du|on|duoc)(?: (?:chi tieu|yeu cau|muc tieu|ti le|muc|roi))?"
    r" (?:chua|roi|khong|hay chua|ha)"
    r"|(?:coi|tinh|xem) (?:nhu |la )*(?:da )?(?:dat|du|hoan thanh)"
    r"|(?:bao dam|dam bao|dap ung|dat)(?: duoc)? (?:chi tieu|yeu cau|muc tieu)(?: [\w']+){0,6}? (?:khong|chua)"
    r"|da dat|la dat|dat roi|(?:hoan thanh|xong) (?:chi tieu )?chua)(?![\w'])"
)
GOES_PAST = re.compile(r"(?<![\w'])(?:co|bi|la|da) (?:vuot|qua)(?![\w'])")
JUDGED = re.compile(r"(?<![\w'])(?:thi sao|thi the nao|co sao)(?![\w'])")
HAS_RULE = re.compile(r"(?<![\w'])co (?:bi )?(?:qui dinh|gioi han|han che|neu|ghi|noi|de cap)(?![\w'])")
SOONER = re.compile(
    r"(?<![\w'])(?:som hon|muon hon|truoc hon|tre hon|som hay muon|muon hay som|truoc hay sau"
    r"|ben nao (?:truoc|sau|som|muon))(?![\w'])"
)
ANNEX = re.compile(
    r"(?<![\w'])(?:phu luc|danh muc (?:cac )?(?:nhiem vu|cong viec|viec)|bang phan cong|bang nhiem vu"
    r"|bang (?:cac )?cong viec)(?![\w'])"
)
SUPERIOR = re.compile(
    r"^(?:bo|so(?! (?:hieu|luong|lieu|may|ngay|van|ki|va))"
    r"|chinh phu|thu tuong|quoc hoi|trung uong|ban bi thu|bo chinh tri|thanh pho"
    r"|tinh) [\w' ]{0,30}?(?:co|ban hanh|ra"
    r"|huong dan|giao) |(?<![\w'])(?:cua|tu|do) (?:tinh|thanh pho|tp|chinh phu|thu tuong|bo|so|trung uong"
    r"|cap tren|ban bi thu"
    r"|quoc hoi|ubnd (?:tinh|thanh pho|tp))(?![\w'])"
)
OWN_UNIT = re.compile(
    r"(?<![\w'])(?:phong|don vi|ban|bo phan|trung tam|co quan|ben|to) (?:toi|minh|em|chung toi|chung em|chung minh"
    r"|ta)(?![\w'])"
)
TASK = re.compile(
    r"(?<![\w'])(?:nhiem vu|viec|nv|dau viec|cong viec|muc|dong|stt|tt|task)?(?: so| thu"
    r"|)? ?(?<![\d/.,])(\d{1,3})(?![\d/.,%-])"
)
TASK_NAMED = re.compile(
    r"(?<![\w'])(?:(?:nhiem vu|viec|nv|dau viec|cong viec|dong|stt|task)(?: so| thu| thu tu)?|so"
    r"|(?<!xep )(?<!dung )(?<!hang )(?<!vi tri )thu) (\d{1,3})(?![\w/.,%-])"
)
SECTION = re.compile(r"(?<![\w'])(?:muc|phan|chuong|dieu|nhom) ((?:[ivx]{1,4}|\d{1,2})(?:[. ]\d{1,2})?)(?![\w'])")
REPORT_PERIODS = (
    ("half_year", re.compile(r"(?<![\w'])(?:6 thang|06 thang|sau thang|6t|nua nam|ban nien|giua nam)(?![\w'])")),
    (
        "quarter",
        re.compile(r"(?<![\w'])(?:(?:hang |moi )?qui(?! (?:may|nao|che|dinh|trinh|mo|hoach))(?: [1-4iv]+)?)(?![\w'])"),
    ),
    ("month", re.compile(r"(?<![\w'])(?:(?:hang|moi) thang|bao cao thang)(?![\w'])")),
    ("week", re.compile(r"(?<![\w'])(?:(?:hang|moi) tuan|(?:bao cao|bc) tuan)(?![\w'])")),
    (
        "year",
        re.compile(
            r"(?<![\w'])(?:ca nam|hang nam|hàng nam|(?:bao cao|bc|so ket|tong ket) nam|nam thi|cuoi nam|moi nam"
            r"|12 thang)(?![\w'])"
        ),
    ),
)
REFUSED = (
    (
        "secrets",
        re.compile(
            r"(?<![\w'])(?:prompt|system message|cau lenh he thong|file env|\.env|jwt|mat khau|password|api key"
            r"|token|dump|source code|ma nguon)(?![\w'])"
        ),
    ),
    (
        "role",
        re.compile(
            r"(?<![\w'])(?:nhap vai|(?:hay|thu|hay thu|ban|may) dong vai|gia vo (?:la|lam)|cam doan|role admin"
            r"|bay gio ban la)(?![\w'])"
        ),
    ),
    (
        "privacy",
        re.compile(
            r"(?<![\w'])(?:(?:nhung )?ai (?:da )?(?:nhan|hoi|chat)(?: tin)?(?: cho| voi)? (?:ban|bot|may|tro li)"
            r"|sinh nam (?:bao nhieu|nao|may)|que (?:o|quan)|nha (?:o )?dau|(?:vo|chong) (?:la|lam|ten)"
            r"|bao nhieu tuoi|luong cua|(?<!ho )(?:so|ma) (?:the )?(?:cccd|cmnd|can cuoc)|dinh danh ca nhan so"
            r"|(?:cccd|can cuoc|cmnd)(?: cong dan)? cua|so tai khoan)(?![\w'])"
        ),
    ),
)
DEED_ORDERED = re.compile(
    r"(?:^hay (?:tu |giup )?|(?<![\w'])(?:hay tu|giup (?:toi|em|minh|anh|chi)) )"
    r"(?:duyet|phe duyet|ki duyet|dong dau|xoa|sua(?! doi)|chuyen tien|thanh toan)(?![\w'])"
)
CHORE = re.compile(
    r"^(?:(?:hay|nho|giup|de nghi|em|ban|bot|vui long|xin|ad|a) )*(?:viet|soan|dich(?! vu)|chuyen (?:cau|doan)"
    r"|sang tac|lam tho|ke chuyen|hat)(?![\w'])"
    r"|(?<![\w'])(?:viet (?:ho|giup|cho)|soan (?:ho|giup)|bai tho|bai van|sang tieng|tieng (?:anh|trung|han|nhat"
    r"|phap)|cau chuyen|truyen cuoi|loi chuc)(?![\w'])"
)
OFF_TOPIC = re.compile(
    r"(?<![\w'])(?:thoi tiet|ti gia|gia (?:vang|xang|dau)|xo so|bong da|tu vi|bai hat|ca si|lich chieu)(?![\w'])"
)
