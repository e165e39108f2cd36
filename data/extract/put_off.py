"""What says of something that was planned that it was not held: put off, called off."""

from __future__ import annotations

import re

# Moved to another day, and not raised in rank.
MOVED = r"เลื่อน(?!ชั้น|ขั้น|ตำแหน่ง|เป็นลำดับ)"
_PUT_OFF = (
    rf"(?:(?:ยังไม่|ไม่|มิ)(?:ได้)?(?:มีการ)?(?:จัด|ดำเนิน|ประชุม)|{MOVED}(?!การพิจารณา|วาระ|การลงมติ)"
    r"|ยกเลิก(?!การใช้|ระเบียบ|ประกาศ)|งด(?:จัด|การ)|ชะลอ)"
)
# Where a plan says how far each of its activities has come.
_BEGINS = re.compile(
    rf"{_PUT_OFF}|ยังไม่(?:ถึง(?:กำหนด|เวลา|รอบ|วัน)|เริ่ม)|รอ(?:จัด(?!ส|ซ)|ดำเนินการ|กำหนด|ถึง)|(?:อยู่|เป็นไป)ตามแผน$|อยู่ในแผน"
)
# In brackets behind a name, behind "แต่" or "จึง", or at once; what was put off and then held on a later day was held.
_IN_SENTENCE = re.compile(
    rf"(?:^|\(|\s[-–—]\s|แต่|จึง)\s*(?:ได้|ต้อง|ขอ|ถูก|ประกาศ|ขณะนี้|\s)*{_PUT_OFF}(?!มา|จาก|เป็น|ไปจัด|ไปเป็น)"
)


def says_put_off(words: str) -> bool:
    """Tell whether a sentence says so."""
    return bool(_IN_SENTENCE.search(words.strip()))


def is_put_off(words: str) -> bool:
    """Tell whether a table's cell says so: it begins with it."""
    return bool(_BEGINS.match(words.strip()))
