"""Question words of Vietnamese office talk, as patterns over syllable keys (see `core.vietnamese.text.key`)."""

import re
from collections.abc import Sequence

from core.vietnamese.text import fold, key
from rag.frame import Slot

# Where a syllable is typed with marks, only these spellings are the question word; "máy" is never "mấy".
_SPELLINGS: dict[str, frozenset[str]] = {
    "may": frozenset({"mấy"}),
    "dau": frozenset({"đâu"}),
    "nao": frozenset({"nào"}),
    "gi": frozenset({"gì"}),
    "lau": frozenset({"lâu"}),
    "so": frozenset({"số"}),
    "ai": frozenset({"ai"}),
    "han": frozenset({"hạn"}),
    "sao": frozenset({"sao"}),
    "nam": frozenset({"năm"}),
    "ngay": frozenset({"ngày"}),
    "qua": frozenset({"qua", "quá"}),
    "tru": frozenset({"trừ"}),
    "chua": frozenset({"chưa"}),
    "co": frozenset({"có"}),
    "lech": frozenset({"lệch"}),
    "tien": frozenset({"tiền"}),
    "ten": frozenset({"tên"}),
}


def plain_form(typed: Sequence[str]) -> str:
    """Syllable keys joined by spaces; a marked syllable that only looks like a question word gets an apostrophe."""
    parts = []
    for token in typed:
        syllable = key(token)
        spellings = _SPELLINGS.get(syllable)
        differs = spellings is not None and fold(token) != token and token not in spellings
        parts.append(syllable + "'" if differs else syllable)
    return " ".join(parts)


def _compile(*rows: tuple[Slot, str]) -> tuple[tuple[Slot, re.Pattern[str]], ...]:
    return tuple((slot, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])")) for slot, pattern in rows)


_THING = r"(?:don vi|co quan|phong ban|phong|ban|bo phan|noi|ben|cap|so nganh|so|to chuc|ca nhan|trung tam|dau moi)"
_LAW = (
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|ket luan|van ban|luat|qui dinh|chi thi|cong van|huong dan)"
)
_ROW = (
    r"(?:viec|nhiem vu|dau viec|cong viec|muc|gach|nhom|muc tieu|chi tieu|can cu|phong|don vi|loai|hang muc|ngh?i "
    r"dinh|nghi quyet|quyet dinh|van ban|bao cao|co quan|thanh vien|nguoi|trang|ban|cuoc|hoi nghi|lan)"
)

# Order matters: the first pattern to claim a stretch of the question keeps it.
SLOT_PATTERNS = _compile(
    (
        Slot.FREQUENCY,
        r"bao lau (?:[\w']+ ){0,6}?(?:mot|1) lan|may (?:thang|nam|qui|tuan) (?:[\w']+ )?(?:mot|1) lan|tan suat"
        r"|moi (?:thang|nam|qui|tuan) may lan|dinh ki (?:the nao|ra sao|bao lau|khi nao|may)",
    ),
    (
        Slot.BASE,
        r"so voi (?:nam|ki|thang|qui|moc|con so) nao|so voi (?:cai )?gi|so voi dau|nam goc|lay (?:nam|moc) nao lam goc",
    ),
    (
        Slot.MONEY,
        r"bao nhieu (?:tien|kinh phi|dong|trieu|ti)|may (?:trieu|ti|dong|nghin|chi)|muc phat(?: tien)?"
        r"|phat (?:bao nhieu|may)|phat tien|le phi(?= .*(?:bao nhieu|may))"
        r"|(?<!quoc )(?<!dau )gia (?:bao nhieu(?! phan)|vang)|kinh phi(?= .*bao nhieu)|muc ho tro|cong tac phi|phu cap"
        r"|muc chi|luong bao nhieu|thu bao nhieu",
    ),
    (
        Slot.CONTACT,
        r"so dien thoai|dien thoai|hotline|email|dia chi|tai khoan|website la gi|so nha|so (?:cua )?duong day nong"
        r"|duong day nong (?:la )?(?:so )?(?:may|nao|bao nhieu)",
    ),
    (Slot.POST, r"(?:giu )?chuc (?:vu|danh) (?:la )?(?:gi|nao)|voi (?:chuc vu|tu cach|vai tro) (?:gi|nao)|ki thay ai"),
    (
        Slot.RANK,
        r"top may|(?:dung|xep)(?: hang)? (?:thu )?(?:may|bao nhieu)|hang (?:may|bao nhieu)|thu hang(?: bao nhieu)?",
    ),
    (Slot.VIA, r"(?:thong )?qua (?:dau|ai|co quan nao|don vi nao|kenh nao|phong nao|so nao)"),
    (
        Slot.SUPPORT,
        r"(?:ai|don vi nao|co quan nao|phong nao|nhung ai|nhung don vi nao) phoi hop|phoi hop (?:voi |la )?"
        r"(?:ai|don vi nao|co quan nao|phong nao|nhung ai)|don vi phoi hop(?: la)?(?: ai| gi)?",
    ),
    (
        Slot.RECEIVER,
        r"(?:gui|bao cao|nop|trinh|bao|phan anh|kien nghi|lien he|dua|chuyen)(?: (?!gui|nop"
        r"|trinh)[\w']+){0,3}? (?:cho |len |ve "
        r"|toi |den |voi )?(?:ai|dau|nguoi nao|noi nao|cap nao|" + _THING + r" nao)"
        r"|(?:cho|len|ve|truoc|toi) (?:ai|dau|cap nao|" + _THING + r" nao)|noi nhan",
    ),
    (
        Slot.PERSON,
        r"ten (?:la )?gi|ho (?:va )?ten|ten tuoi|ten ai|la (?:ong|ba|nguoi) nao|ai (?:la nguoi )?ki(?: ten)?"
        r"|(?:lanh dao|nguoi|vi|ong|ba) nao ki|(?:dong chi|ong|ba|pho chu tich|pho truong ban|truong phong) nao"
        r"|nguoi ki(?: la)?(?: ai)?|(?:do )?ai ki",
    ),
    (
        Slot.PRODUCT,
        r"san pham (?:[\w']+ ){0,3}?(?:la )?(?:gi|nao)|san pham|nop (?:cai gi|giai to gi|giay to gi|gi|nhung gi)"
        r"|phai nop (?:cai )?gi|dau ra(?: la gi)?|ra (?:cai |san pham )gi",
    ),
    (
        Slot.ISSUER,
        r"cua (?:ai|co quan nao|cap nao|don vi nao)|(?:do )?(?:ai|co quan nao|cap nao|don vi nao) (?:ra|ban hanh)"
        r"|ai ban hanh",
    ),
    (
        Slot.NUMBER,
        r"so (?:may|hieu|bao nhieu|ki hieu)(?: (?:gi|nao|la gi|the nao))?|mang so(?: may| gi| nao)?|"
        + _LAW
        + r" (?:nao|gi|so may)|(?:can cu|dua tren|dua vao) (?:dau|gi|nao|nhung gi)|may luat nao|theo (?:van ban"
        r"|qui dinh) nao",
    ),
    (Slot.PERCENT, r"(?:bao nhieu|may) (?:phan tram|%)|phan tram"),
    (Slot.COUNT, r"(?:tat ca |tong (?:cong|so) |tong cong co )?(?:bao nhieu|may) " + _ROW),
    (
        Slot.DURATION,
        r"(?:toi da |khong qua )?bao lau|(?:bao nhieu|may) (?:ngay|gio|tieng|buoi|phut|hom)"
        r"(?! (?:thang|nam) \d)|thoi luong|dai bao nhieu|thoi gian(?= (?:[\w']+ ){1,3}?toi da)"
        r"|toi da (?:thoi gian )?bao nhieu (?=ngay|gio|tieng|phut|buoi)|(?:lau|dai) nhat(?: la)?(?: bao nhieu"
        r"| may)?(?: phut| gio| ngay)?|(?:trong|mat|sau) bao lau",
    ),
    (
        Slot.ISSUED,
        r"(?:ban hanh|ki|ra)(?: (?:vao|chinh xac|cu the|chinh thuc|hom|luc)){0,2} (?:ngay|thang|nam|hom|bua) (?:nao"
        r"|may|bao nhieu)|(?:ban hanh|ra|ki) (?:khi nao|bao gio|luc nao)"
        r"|ngay ban hanh(?: la)?(?: ngay nao| khi nao)?",
    ),
    (
        Slot.DATE,
        r"(?:truoc |vao |den |tu |toi |ke tu |ra )?(?:ngay|thang|nam|qui|tuan) (?:nao|may|bao nhieu)"
        r"|(?:truoc |vao |den |tu |toi )?(?:khi nao|luc nao|bao gio|chung nao|hoi nao|bua nao|hom nao|ngay hom nao)"
        r"|ngay thang(?: nam)? nao|thoi han|han (?:chot|cuoi)|han|deadline|truoc may"
        r"|cham nhat(?: la)?|may gio|thoi gian (?:nao|the nao|thuc hien|hoan thanh)|(?:vao|hop|hang tuan"
        r"|ngay) thu may|ngay bao nhieu"
        r"|thoi gian(?= (?:la |thi )?(?:nao|may|the nao|ra sao))|trong may nam|may nam",
    ),
    (
        Slot.LIST,
        r"(?:bao )?gom (?:co )?(?:nhung )?(?:gi|ai|viec gi|viec|nhiem vu|nao|cac)|nhung (?:gi|viec gi|ai|noi nao"
        r"|viec nao)"
        r"|liet ke|ke (?:ra|ten)|la nhung|tung loai|nhung \w+(?: [\w']+)? nao",
    ),
    (
        Slot.ACTION,
        r"(?:phai |can |se |duoc )?lam (?:gi|nhung gi|nhung viec gi|viec gi|the nao|nhu the nao|sao|ra sao)"
        r"|(?:co |duoc giao )?(?:nhung )?(?:nhiem vu|trach nhiem|viec) (?:la )?(?:gi|nao|nhu the nao)"
        r"|lo (?:viec |nhung )?gi|phai lam",
    ),
    (
        Slot.EXCEPTION,
        r"khong (?:tinh|bao gom|ke|gom) (?:[\w']+ ){0,2}?(?:nao|gi)|(?:ngoai )?tru (?:ra )?(?:[\w']+ ){0,3}?(?:nao"
        r"|gi|ra)|ngoai le|loai tru|(?:duoc )?mien(?: tru)?|khong phai (?:ap dung|tinh)",
    ),
    (Slot.REASON, r"tai sao|vi sao|li do|sao lai"),
    (Slot.PLACE, r"(?:o|tai) (?:dau|cho nao|dia diem nao)|cho nao|tang may|cho may|dia diem nao"),
    (Slot.SECTION, r"(?:o |tai )?(?:muc|dieu|phan|khoan|diem) (?:nao|may)"),
    (
        Slot.ACTOR,
        r"(?:nhung )?" + _THING + r" nao|nhung ai|(?:do |giao (?:cho )?)?ai(?! cap)|giao (?:cho )?" + _THING + r" nao",
    ),
    (Slot.AMOUNT, r"(?:la |dat |duoc |toi thieu |it nhat )?bao nhieu|con so nao|muc nao|may"),
    (Slot.WHAT, r"(?:la |nhu |ra )?(?:the nao|sao|gi|nao)|kieu gi|cai gi"),
)

YES_NO = re.compile(
    r"(?<![\w'])(?:co (?:duoc|phai|can|dung|on|bi|nen|the|vi pham)|duoc khong|dung khong|phai khong|duoc chua|khong$"
    r"|khong (?:a|vay|nhi|em|anh|chi|nhe|day|the|ta|ha|a)$|chua$|a$|ha$|hay (?:vao|la)|on khong|dung chua|co .* khong"
    r"|con trong|co con|co vuot|co qua)(?![\w'])"
)
COMPARE = re.compile(
    r"(?<![\w'])(?:so sanh|so voi|khac nhau|khac gi|khac biet|giong nhau|giong hay khac|khac hay giong|nhu nhau|noi nao"
    r"|co quan nao cao|cao hon|thap hon|chat hon|som hon|muon hon|som hay muon|cao hay thap|khac (?:nhau )?(?:cho"
    r"|o diem|diem) nao|so vs|ca (?:ba|hai|3|2) (?:noi|co quan|ke hoach|don vi)"
    r"|(?:ba|hai|3|2) (?:noi|co quan)|bang nhau|nhieu hon|it hon|gan hon|giua cac (?:co quan|noi|don vi)"
    r"|cac (?:co quan|noi) (?:deu|co)|khac sao|khac the nao)(?![\w'])"
)
CONFLICT = re.compile(
    r"(?<![\w'])(?:mau thuan|lech|(?:bi )?nhay(?: so| muc)?|sot muc|chenh|khong khop|khong thong nhat|bat nhat"
    r"|hai muc|2 muc|hai con so|nhay so|mat muc"
    r"|thieu muc|thieu nam|thieu phu luc|bo trong|de trong|sai sot|khac nhau giua|co thieu|sao .* toi muc|khop nhau"
    r"|cho (?:thi )?ghi .{1,60} cho (?:thi )?ghi|theo (?:so|muc|con so) nao|hay (?:de|bo) trong"
    r"|co cho .{1,60} co cho)(?![\w'])"
)
ALL_AGENCIES = re.compile(
    r"(?<![\w'])(?:(?:ca |trong )?(?:ba|3|hai|2|cac|moi|tat ca cac|nhung) (?:noi|co quan|ke hoach|don vi nay"
    r"|dia phuong)"
    r"|noi nao|co quan nao|cac noi|tung noi|tung co quan|moi noi)(?![\w'])"
)
FOLLOW_UP = re.compile(
    r"^(?:the |vay |con |the con |vay con |the thi |rieng )|(?:thi sao|thi the nao|con .* sao|con .* thi"
    r"|nua khong)(?: a| vay| em)?$"
    r"|(?<![\w'])(?:viec (?:do|nay|ay)|cai (?:do|nay|ay)|(?:nhiem vu|van ban|bao cao|ke hoach|chi tieu|cuoc"
    r"|hoi nghi|don vi"
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
COUNTED = re.compile(
    r"(?<![\w'])(?:bao nhieu|may) (?!phan|ngay|gio|tieng|buoi|phut|thang|nam|lan|tien|qui|tuan|la|thi|cai|chiec|va"
    r"|de|cho|moi|den|toi|so|cua|trong|thanh|tren|o|co|nam|nua|nhat)(\w+)(?: (\w+))?"
)
ASKED_NOUN = re.compile(r"(?<![\w'])([a-z]+) ([a-z]+) (?:nao|gi)(?![\w'])")
AIMS = re.compile(
    r"(?<![\w'])(?:chi tieu|muc tieu|phai|toi thieu|it nhat|dat|ti le|giam|bot|cat|tinh gian|phan dau)(?![\w'])"
)
NEUTRAL = re.compile(
    r"(?<![\w'])(?:gioi han(?: la)?|toi da|toi thieu|it nhat|muc tran|duoc phep|cho phep|qui dinh(?! so| 178))(?![\w'])"
)
AIM_TALK = re.compile(
    r"(?<![\w'])(?:chi tieu|muc tieu|ti le|phan tram|giam|bot|cat|tinh gian|phan dau|bao nhieu|con so)(?![\w'])"
)
LAW_INSIDE = re.compile(
    r"(?<![\w'])(?:dieu|khoan|diem|chuong) \d{1,3}(?![\w'])|qui dinh (?:the nao|nhu the nao|ra sao|gi|nhung gi"
    r"|.{1,80} (?:truong hop|muc|the) nao)"
    r"|noi (?:gi|dung (?:gi|nhu the nao))|bao nhieu (?:dieu|chuong|khoan)"
)
HAS_PART = re.compile(
    r"(?<![\w'])co (?:muc|phan|phu luc|chuong|dieu khoan) ((?:[\w']+ ){1,8}?)(?:khong|chua|a)(?![\w'])"
)
CLOCKS = re.compile(
    r"(?<!\d)\d{1,2}(?: gio| h|h|g) ?(?:ruoi|kem \d+|\d{2})?(?: (?:sang|chieu|trua|toi))? (?:den|toi"
    r"|-) \d{1,2}(?: gio| h|h|g)? ?(?:ruoi|\d{2})?(?: (?:sang|chieu|trua|toi))?(?!\d)"
)
OURS = re.compile(r"(?<![\w'])(?:minh|ben minh|chung ta|chung toi|ben ta|co quan toi)(?![\w'])")
LAST_YEAR = re.compile(r"(?<![\w'])(?:nam ngoai|nam truoc|nam 20\d\d|cung ki)(?![\w'])")
SOONER = re.compile(r"(?<![\w'])(?:som hon|muon hon|truoc hon|tre hon)(?![\w'])")
ANNEX = re.compile(
    r"(?<![\w'])(?:phu luc|danh muc (?:cac )?(?:nhiem vu|cong viec|viec)|bang phan cong|bang nhiem vu)(?![\w'])"
)
SUPERIOR = re.compile(
    r"(?<![\w'])(?:cua|tu|do) (?:tinh|thanh pho|tp|chinh phu|thu tuong|bo|so|trung uong|cap tren|ban bi thu"
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
    r"|thu) (\d{1,3})(?![\w/.,%-])"
)
SECTION = re.compile(r"(?<![\w'])(?:muc|phan|chuong|dieu) ((?:[ivx]{1,4}|\d{1,2})(?:[. ]\d{1,2})?)(?![\w'])")
REPORT_PERIODS = (
    ("half_year", re.compile(r"(?<![\w'])(?:6 thang|06 thang|sau thang|6t|nua nam|ban nien|giua nam)(?![\w'])")),
    ("quarter", re.compile(r"(?<![\w'])(?:(?:hang |moi )?qui(?! (?:che|dinh|trinh|mo|hoach))(?: [1-4iv]+)?)(?![\w'])")),
    ("month", re.compile(r"(?<![\w'])(?:(?:hang|moi) thang|bao cao thang)(?![\w'])")),
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
            r"(?<![\w'])(?:sinh nam (?:bao nhieu|nao|may)|que (?:o|quan)|nha (?:o )?dau|(?:vo|chong) (?:la|lam|ten)"
            r"|bao nhieu tuoi|luong cua|cccd|can cuoc|so tai khoan)(?![\w'])"
        ),
    ),
)
CHORE = re.compile(
    r"^(?:(?:hay|nho|giup|de nghi|em|ban|bot|vui long|xin|ad|a) )*(?:viet|soan|dich(?! vu)|chuyen (?:cau|doan)"
    r"|sang tac|lam tho|ke chuyen|hat)(?![\w'])"
    r"|(?<![\w'])(?:viet (?:ho|giup|cho)|soan (?:ho|giup)|bai tho|bai van|sang tieng|tieng (?:anh|trung|han|nhat"
    r"|phap)|cau chuyen|truyen cuoi|loi chuc)(?![\w'])"
)
