-- th: ประเภทกลุ่มเป็นรหัสที่รู้จัก และฝ่ายตรงกับประเภท
-- en: Categories are known codes, and the side is that of the category
-- severity: error
with known (category, side) as (
    values
    ('executive', 'internal'),
    ('council', 'internal'),
    ('staff', 'internal'),
    ('village_head', 'external'),
    ('community', 'external'),
    ('health_volunteer', 'external'),
    ('volunteer', 'external'),
    ('women', 'external'),
    ('elderly', 'external'),
    ('disability', 'external'),
    ('youth', 'external'),
    ('parents', 'external'),
    ('occupation', 'external'),
    ('business', 'external'),
    ('ngo', 'external'),
    ('academic', 'external'),
    ('expert', 'grey'),
    ('school', 'external'),
    ('religion', 'external'),
    ('health_unit', 'external'),
    ('other_government', 'grey'),
    ('other_lao', 'grey'),
    ('public', 'external'),
    ('vulnerable', 'external'),
    ('sports', 'external'),
    ('unknown', 'unknown')
)

select
    participant_group.activity_id,
    participant_group.label,
    participant_group.category,
    participant_group.side,
    known.side as side_of_category
from participant_group
left join known on participant_group.category = known.category
where participant_group.side is distinct from known.side
order by participant_group.activity_id, participant_group.position;
