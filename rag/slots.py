"""What each question word of Vietnamese office talk asks for, as patterns over syllable keys."""

import re

from rag.frame import Slot


def _compile(*rows: tuple[Slot, str]) -> tuple[tuple[Slot, re.Pattern[str]], ...]:
    return tuple((slot, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])")) for slot, pattern in rows)


_THING = (
    r"(?:don vi|co quan|phong ban|phong|p|ban|bo phan|noi|ben|cap|so nganh|(?<!tang )(?<!truong )(?<!con )(?<!chi )so"
    r"|to chuc|ca nhan|trung tam|dau moi)"
)
_LAW = (
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|ket luan|van ban|luat|qui dinh|chi thi|cong van|huong dan)"
)
_ROW = (
    r"(?:viec|nhiem vu|dau'? viec|cong viec|muc|gach|nhom|muc tieu|chi tieu|can cu|phong|don vi|loai|hang muc|ngh?i "
    r"dinh|nghi quyet|quyet dinh|van ban|bao cao|co quan|thanh vien|nguoi|trang|ban|cuoc|hoi nghi|lan)"
)

# "Giảm bao nhiêu văn bản?" asks by how much, mostly a share: the noun stays a word of the question.
_NOT_CUT = "".join(
    rf"(?<!{verb} )(?<!{verb} duoc )(?<!{verb} di )(?<!{verb} it nhat )(?<!{verb} toi thieu )"
    for verb in ("giam", "cat", "bot", "tinh gian")
)

# What is paid for one thing: a sum for something else does not answer for it.
PAID = (
    r"(?:tien (?P<one>thuong|phat|an|cong|luong)|(?P<two>phu cap|tro cap|thu lao|hoc phi|le phi|vien phi|cong tac phi"
    r"|dang phi|hoi phi|hoc bong)|(?P<bare>(?<!kinh )(?<!chi )(?<!lang )(?<!mien )phi(?! hanh)))"
)

# Order matters: the first pattern to claim a stretch of the question keeps it.
SLOT_PATTERNS = _compile(
    (
        Slot.LIST,
        r"(?:nhung|may|cac) (?:thu|cai|khoan|chuyen|dieu) (?:gi|nao)"
        r"|tu (?:viec |nhiem vu )?so may (?:toi|den) (?:viec |nhiem vu )?so may"
        r"|(?:hai|ba|bon|2|3|4) (?=(?:con so|chi tieu|muc|moc) (?:nao|gi))"
        r"|danh so (?:nao|may|bao nhieu)|(?:la )?(?:nhung )?so (?:thu tu )?nao",
    ),
    (
        Slot.WHAT,
        r"tu (?:cap|dau|noi) (?:nao )?(?:den|toi|xuong|len|ra) (?:cap|dau|noi)(?: nao)?"
        r"|(?:(?<=noi )|(?<=thong )|(?<=suot )|(?<=duoc ))(?:toi|den|voi|ra) (?:tan )?(?:dau|(?:nhung )?cap nao)",
    ),
    (
        Slot.EXCEPTION,
        r"nao (?:thi |la )?(?:duoc (?:loai )?(?:tru|mien)|khong (?:duoc )?(?:ap dung|tinh|bao gom|thuoc|nam trong"
        r"|phai))"
        r"|khong (?:tinh|bao gom|ke|gom|ap dung) (?:[\w']+ ){0,6}?(?:nao|gi)"
        r"|(?:ngoai )?tru (?:ra )?(?:[\w']+ ){0,3}?(?:nao"
        r"|gi|ra)|ngoai le|loai tru|(?:duoc )?mien(?: tru)?|duoc tru|khong phai (?:ap dung|tinh)",
    ),
    (
        Slot.FREQUENCY,
        r"bao lau(?= (?:[\w']+ ){0,6}?(?:mot|1) lan)|(?:bao|may) lau (?:thi |lai )?(?:mot|1) (?:lan|ban|dot|ki)"
        r"|(?:theo )?(?:nhung )?chu ki (?:nao|gi|the nao|ra sao)"
        r"|may (?:thang|nam|qui|tuan) (?:[\w']+ )?(?:mot|1) lan|tan suat"
        r"|(?:may|bao nhieu) lan (?:trong )?(?:mot |1 |moi |hang )?(?:thang|nam|qui|tuan)"
        r"|moi (?:thang|nam|qui|tuan) may lan|(?:theo |vao )?(?:nhung )?ki nao"
        r"|dinh ki (?:the nao|ra sao|bao lau|khi nao|may)",
    ),
    (
        Slot.BASE,
        r"so voi (?:nam|ki|thang|qui|moc|con so) nao|so voi (?:cai )?gi|so voi dau|nam goc|lay (?:nam|moc) nao lam goc",
    ),
    (
        Slot.MONEY,
        r"(?:tong )?muc dau' tu|tong (?:muc )?(?:von|kinh phi|chi phi|du toan)|von dau' tu|(?:muc )?"
        + PAID
        + r"(?= (?:[\w']+ )*?(?:(?<!dat )bao nhieu|may|muc nao))|bao nhieu (?:tien|kinh phi|dong|trieu|ti)"
        r"|may (?:trieu|ti|dong|nghin|chi)(?! (?:tieu|dao|thi|bo|huy|nhanh|le))"
        r"|muc (?:tien )?(?:phat|khen thuong|thuong)(?: tien)?"
        r"|phat (?:bao nhieu|may)|phat tien|le phi(?= .*(?:bao nhieu|may))"
        r"|(?<!quoc )(?<!dau )gia (?:bao nhieu(?! phan)|vang)|kinh phi(?= .*bao nhieu)|muc ho tro|cong tac phi|phu cap"
        r"|muc chi(?! tieu| thi)|luong bao nhieu|thu bao nhieu",
    ),
    (
        Slot.CONTACT,
        r"so dien thoai|dien thoai|hotline|email|dia chi|tai khoan|website la gi|so nha|so (?:cua )?duong day nong"
        r"|duong day nong (?:la )?(?:so )?(?:may|nao|bao nhieu)",
    ),
    (
        Slot.POST,
        r"(?:giu|lam) chuc (?:gi|nao)|(?:giu )?chuc (?:vu|danh) (?:la )?(?:gi|nao)"
        r"|voi (?:chuc vu|tu cach|vai tro) (?:gi|nao)|ki thay ai",
    ),
    (
        Slot.RANK,
        r"top may|(?:dung|xep)(?: hang)? (?:thu )?(?:may|bao nhieu)|hang (?:may|bao nhieu)|thu hang(?: bao nhieu)?",
    ),
    (
        Slot.MEANS,
        r"(?:(?:thong )?qua|tren|bang|theo|o) (?:nhung |cac )?(?:kenh|phuong tien'?|nen tang|trang|he thong|cong"
        r"|bao dai)"
        r"(?: (?!nao)[\w']+){0,3}? (?:nao|gi)|(?:nhung |cac )?kenh (?:[\w']+ ){0,3}?(?:nao|gi)"
        r"|dua tin (?:o|tren|len) (?:nhung )?(?:dau|kenh nao|cho nao)",
    ),
    (Slot.VIA, r"(?:thong )?qua (?:dau|ai|co quan nao|don vi nao|kenh nao|phong nao|so nao)"),
    (
        Slot.SUPPORT,
        r"(?:ai|don vi nao|co quan nao|phong nao|nhung ai|nhung don vi nao) phoi hop|phoi hop (?:voi |la )?"
        r"(?:ai|don vi nao|co quan nao|phong nao|nhung ai)|don vi phoi hop(?: la)?(?: ai| gi)?",
    ),
    (
        Slot.RECEIVER,
        r"(?:gui|bao cao|nop|(?<!chuong )(?<!quy )trinh|bao|phan anh|kien nghi|lien he|dua|chuyen)(?: (?!gui|nop"
        r"|trinh|do(?= )|la(?= ))[\w']+){0,3}? (?:cho |len |ve "
        r"|toi |den |voi )?(?:ai|dau|nguoi nao|noi nao|cap nao|" + _THING + r" nao)"
        r"|(?:ai|dau|noi nao|"
        + _THING
        + r" nao) (?:se |la noi |duoc )?nhan(?= (?:bao cao|bc|ban bao cao|ho so|van ban))"
        r"|den (?:nhung )?ai"
        r"|(?:(?<!giao )cho|len|ve|truoc|toi) (?:ai|dau|cap nao|" + _THING + r" nao)|noi nhan",
    ),
    (
        Slot.PERSON,
        r"ten (?:la )?gi|ho (?:va )?ten|ten tuoi|ten ai|la (?:ong|ba|nguoi) nao"
        r"|ai (?:la nguoi |duoc |da |co quyen )*ki(?: ten)?(?! (?:vao )?(?:giay|bao cao|hop dong|to trinh))"
        r"|(?:lanh dao|nguoi|vi|ong|ba) nao ki|(?:dong chi|ong|ba|pho chu tich|pho truong ban|truong phong) nao"
        r"|nguoi ki(?: la)?(?: ai)?|do ai ki",
    ),
    (
        Slot.PRODUCT,
        r"san pham (?:[\w']+ ){0,3}?(?:la )?(?:gi|nao)|san pham|nop (?:cai gi|giai to gi|giay to gi|gi|nhung gi)"
        r"|phai (?:nop|co) (?:cai |giay to )?gi|dau ra(?: la gi)?|ra (?:cai |san pham )gi|sp",
    ),
    (
        Slot.ISSUER,
        r"cua (?:ai|co quan nao|cap nao|don vi nao)|la cua (?:[\w']+ ){1,5}?hay (?:cua )?(?:[\w']+ ?){1,5}$"
        r"|(?:do )?(?:ai|co quan nao|cap nao|don vi nao) (?:ra|ban hanh)"
        r"|ai ban hanh",
    ),
    (
        Slot.NUMBER,
        r"so (?:hieu )?(?=va ngay(?: thang)?(?: ban hanh| ki)? cua)"
        r"|(?:co |la |ghi )?so (?:va )?ngay(?: thang)?(?: ban hanh| ki)? (?:la )?(?:the nao|ra sao|nao|bao nhieu|may"
        r"|gi)"
        r"|so (?:may|hieu|bao nhieu|ki hieu)(?: (?:gi|nao|la gi|the nao))?|mang so(?: may| gi| nao)?|"
        + r"(?<!loai )"
        + _LAW
        + r" (?:nao|gi|so may)|(?:can cu|dua tren|dua vao) (?:dau|gi|nao|nhung gi)|may luat nao|theo (?:van ban"
        r"|qui dinh) nao",
    ),
    (
        Slot.PERCENT,
        r"(?:bao nhieu|may) (?:phan tram|%)|phan tram|^ti le(?! .*(?:bao nhieu|may|nao|gi|ai|sao)(?![\w']))",
    ),
    (
        Slot.COUNT,
        _NOT_CUT + r"(?:tat ca |tong (?:cong|so) |tong cong co )?(?:bao nhieu|may) " + _ROW + "(?! nao| gi)",
    ),
    (
        Slot.DURATION,
        r"(?:toi da |khong qua )?bao lau|bao nhieu (?:thoi gian|lau)"
        r"|(?:bao nhieu|may) (?:ngay|gio|tieng|buoi|phut|hom|bua)"
        r"(?! (?:thang|nam) \d)|thoi luong|dai bao nhieu|thoi gian(?= (?:[\w']+ ){1,3}?toi da)"
        r"|toi da (?:thoi gian )?bao nhieu (?=ngay|gio|tieng|phut|buoi)|(?:lau|dai) nhat(?: la)?(?: bao nhieu"
        r"| may)?(?: phut| gio| ngay)?|(?:trong|mat|sau) bao lau",
    ),
    (
        Slot.ISSUED,
        r"(?:ban hanh|ki|ra)(?= (?:ban )?(?:ke hoach|kh)(?: so)?(?: \d+)?(?: nay)? (?:ngay|hom|bua) (?:nao|may))"
        r"|(?:(?<=so may )|(?<=la luat )|(?<=luat do ))ngay (?:nao|may|bao nhieu)"
        r"|(?:ban hanh|ki|(?<!dien )ra)(?: (?:vao|trong|chinh xac|cu the|chinh thuc|hom|luc)){0,2}"
        r" (?:ngay|thang|nam|hom|bua) (?:nao|may|bao nhieu)|(?:ban hanh|(?<!dien )ra|ki) (?:khi nao|bao gio|luc nao)"
        r"|(?<=va )ngay(?: thang)?(?: ban hanh| ki)?(?= cua)"
        r"|ngay ban hanh(?: la)?(?: ngay nao| khi nao)?|(?:de|ghi) ngay (?:nao|may|bao nhieu)",
    ),
    (
        Slot.DATE,
        r"(?:truoc |vao |den |tu |toi |ke tu |ra )?(?<!moi )(?<!hang )(?<!mot )(?:ngay|thang|nam|qui|tuan)"
        r" (?:nao|may|bao nhieu)"
        r"|(?:truoc |vao |den |tu |toi )?(?:khi nao|luc nao|bao gio|chung nao|(?<!dai )hoi nao|bua nao|hom nao"
        r"|ngay hom nao)"
        r"|(?:truoc |vao |den |tu |toi |ke tu )?thoi diem (?:nao|may)"
        r"|ngay thang(?: nam)? nao|thoi han|han (?:chot|cuoi)|(?<!truoc )(?<!dung )(?<!qua )(?<!tre )(?<!som )"
        r"han(?! che)"
        r"|deadline|truoc may"
        r"|cham nhat(?: la)?|(?:truoc )?(?:mung|hom) (?:may|bao nhieu)|chot (?:so )?(?:ngay|han|vao)(?: nao"
        r"| may)?|may gio|thoi gian (?:nao|the nao|thuc hien|hoan thanh)|(?:vao|hop|hang tuan"
        r"|ngay) thu may|ngay bao nhieu"
        r"|thoi gian(?= (?:la |thi )?(?:nao|may|the nao|ra sao))|trong may nam|may nam",
    ),
    (
        Slot.LIST,
        r"(?:bao )?gom (?:co )?(?:nhung )?(?:gi|ai|viec gi|viec|nhiem vu|nao|cac)|nhung (?:gi|viec gi|ai|noi nao"
        r"|viec nao)"
        r"|liet ke|ke (?:ra|ten)"
        r"|^(?:ke|tom tat|tong hop|diem lai)(?= (?:[\w']+ ){0,3}?(?:cac|nhung|het|toan bo|tat ca) )"
        r"|la nhung|(?:tung|moi|cac|nhung) loai"
        r"|nhung (?!(?:don vi|co quan|phong|bo phan|to chuc|ca nhan|trung tam) nao)\w+(?: [\w']+){0,2} nao",
    ),
    (
        Slot.ACTION,
        r"(?:phai |can |se |duoc )?lam (?:gi|nhung gi|nhung viec gi|viec gi|the nao|nhu the nao|sao|ra sao)"
        r"|(?:co |duoc giao )?(?:nhung )?(?:nhiem vu|trach nhiem|viec) (?:la )?(?:gi|nao|nhu the nao)"
        r"|lo (?:viec |nhung )?gi|phai lam"
        r"|(?:trach nhiem|nhiem vu|vai tro)(?= cua (?:[\w']+ ){1,12}?(?:la )?(?:gi|nhung gi|nhu the nao|the nao"
        r"|ra sao))",
    ),
    (Slot.REASON, r"tai sao|vi sao|li do|sao lai"),
    (Slot.PLACE, r"(?:o|tai) (?:dau|bo phan nao|khau nao|cho nao|dia diem nao)|cho nao|tang may|cho may|dia diem nao"),
    (Slot.SECTION, r"(?:o |tai )?(?:muc|dieu|(?<!bo )phan|khoan|(?<!thoi )(?<!dia )diem) (?:nao|may)"),
    (
        Slot.ACTOR,
        r"(?:nhung )?" + _THING + r" nao|nhung ai|(?:do |giao (?:cho )?)?ai(?! cap)|giao (?:cho )?" + _THING + r" nao",
    ),
    (
        Slot.AMOUNT,
        r"(?:thong tin|cho biet|xin biet|neu)(?: ve)? (?:so luong|tong so)"
        r"|(?:la |dat |duoc |toi thieu |it nhat )?bao nhieu|con so nao|muc nao|may",
    ),
    (Slot.WHAT, r"(?:la |nhu |ra )?(?:the nao|sao|gi|nao)|kieu gi|cai gi"),
)
