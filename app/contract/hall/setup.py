"""How a hall is set up: places, services, people, calendar, texts. Changed by managers, read by everybody."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from app.contract.hall.shots import ShotSeconds
from app.contract.model import Code, CounterNo, Line, LocalText, Model, Name, PersonalIdentity, PersonalText, Text

Points = Annotated[int, Field(ge=-1000, le=1000)]
"""What one rating adds to a score."""


class Period(Model):
    """Opening hours within one day, local time; `closes` is excluded."""

    opens: time
    closes: time


class WeekHours(Model):
    """Opening hours of some weekdays, 1 = Monday to 7 = Sunday."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...]
    periods: tuple[Period, ...]


class SpecialDay(Model):
    """A day that differs from its weekday: a holiday (no periods), a make-up workday (调休), an event."""

    day: date
    name: Name
    periods: tuple[Period, ...] = ()


class Calendar(Model):
    """The hall's calendar (行事历). A special day replaces its weekday whole."""

    week: tuple[WeekHours, ...] = ()
    special: tuple[SpecialDay, ...] = ()


class CallingPolicy(StrEnum):
    """How priority and ordinary tickets of a zone take turns (spec 01, Order of calling)."""

    STRICT = "strict"
    INTERLEAVE = "interleave"
    TARGET = "target"


class CallingOrder(Model):
    """The order of calling of a zone.

    `strict`: priority first; an ordinary ticket that has waited `max_wait_minutes` rises to priority (`None`: never).
    `interleave`: `priority_run` priority tickets, then `ordinary_run` ordinary ones. `target`: the ticket that has used
    the largest share of its waiting target; priority tickets have `priority_target_minutes`, others their service's.
    """

    policy: CallingPolicy = CallingPolicy.STRICT
    priority_run: Annotated[int, Field(ge=1, le=20)] = 2
    ordinary_run: Annotated[int, Field(ge=1, le=20)] = 1
    max_wait_minutes: Annotated[int, Field(ge=1, le=1440)] | None = 60
    priority_target_minutes: Annotated[int, Field(ge=1, le=480)] = 10


class Zone(Model):
    """A waiting area (叫号区域) with its own kiosks, display and voice; `ticket` names the design of its tickets,
    `layout` that of its displays.
    """

    code: Code
    name: LocalText
    floor: Line = ""
    calling: CallingOrder = CallingOrder()
    ticket: Code | None = None
    layout: Code | None = None


class Department(Model):
    """An office (部门) that owns services."""

    code: Code
    name: LocalText


class CallingMode(StrEnum):
    """How a counter goes through its services: the first one's queue first, or all as one queue."""

    STRICT = "strict"
    EQUAL = "equal"


class Counter(Model):
    """A numbered place (窗口) where staff serve; `services` are leaf codes in calling order."""

    number: CounterNo
    name: LocalText
    zone: Code
    services: tuple[Code, ...]
    mode: CallingMode = CallingMode.EQUAL


class Identification(StrEnum):
    """What a citizen must show to take a ticket for a service."""

    NONE = "none"
    PHONE = "phone"
    ID_CARD = "id_card"


class Service(Model):
    """A node of the services tree (业务类型); tickets are issued at leaves, which have a prefix.

    `ticket` names the design of the tickets of this service and of those below it. A leaf may narrow the hall's hours:
    `periods` on every day, `week` on some weekdays; with `week` only on those. On special days the hall's hours hold.
    """

    code: Code
    name: LocalText
    parent: Code | None = None
    icon: Code = "comprehensive"
    description: LocalText | None = None
    zone: Code | None = None
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,2}$")] | None = None
    department: Code | None = None
    expected_minutes: Annotated[int, Field(ge=1, le=480)] = 10
    periods: tuple[Period, ...] = ()
    week: tuple[WeekHours, ...] = ()
    daily_cap: Annotated[int, Field(ge=1)] | None = None
    tip: LocalText | None = None
    identification: Identification = Identification.NONE
    papers: tuple[LocalText, ...] = ()
    fee: LocalText | None = None
    warn_waiting: int | None = None
    warn_minutes: int | None = None
    target_minutes: Annotated[int, Field(ge=1, le=480)] = 30
    ticket: Code | None = None
    on: bool = True

    @property
    def is_leaf(self) -> bool:
        """Whether tickets are issued here."""
        return self.prefix is not None


class ListedCitizen(Model):
    """A citizen on a list of the hall, by the keyed hash of the ID number or telephone number; `until` included."""

    key: PersonalIdentity
    reason: PersonalText = ""
    until: date | None = None


class Role(StrEnum):
    """What a member of staff may do; decides the scopes a login can have."""

    WINDOW = "window"
    RECEPTION = "reception"
    MANAGER = "manager"
    CALL_TAKER = "calltaker"
    DISPATCHER = "dispatcher"


class StaffMember(Model):
    """A person who works in the hall, as citizens may see them on the staff card (工作牌)."""

    number: Code
    name: Name
    title: Line = ""
    department: Code | None = None
    badge: Line = ""
    stars: Annotated[int, Field(ge=0, le=5)] = 3
    roles: tuple[Role, ...] = ()
    counter: CounterNo | None = None
    portrait: Line = ""
    services: tuple[Code, ...] = ()


class Assignment(StrEnum):
    """Whether the services of a counter are its own or those of the staff who sits there."""

    COUNTER = "counter"
    STAFF = "staff"


class RestorePlace(StrEnum):
    """Where a passed ticket comes back: after the next few of its queue, or at its end."""

    AFTER_NEXT = "after_next"
    AT_END = "at_end"


class SignatureWanted(StrEnum):
    """After which ratings the pad asks for a signature."""

    NEVER = "never"
    BAD = "bad"
    ALWAYS = "always"


class CardStars(StrEnum):
    """Which stars the staff card shows: those earned by ratings this quarter, or those of the staff list."""

    RATINGS = "ratings"
    STAFF_LIST = "staff_list"


class HallRules(Model):
    """Settings of how the hall works; durations in seconds, minutes or days as named.

    A passed ticket that is restored within `restore_minutes` is called after the next `restore_after` of its service,
    later at the end of its queue. With `rating_before_next` the next call waits for the rating (一号一评), at most
    `evaluation_seconds`. A supplement slip is good for `supplement_days`. Somebody with an appointment is late when the
    slot ended more than `late_grace_minutes` ago. What still waits `close_after_minutes` after the last opening hours
    of the day expires. Staff with one of `full_view_roles` may see what a citizen gave in full, and that they did is
    recorded. Staff print a ticket again at most `max_reprints` times, as often as they like when that is `None`.
    A citizen with `ready_ahead` people before them is told to get ready, if they gave a telephone number.
    Between two calls of a ticket are at least `recall_interval_seconds`. With `start_after_seconds` serving starts by
    itself so long after the latest call, unless the ticket was passed before; when that is `None`, only by a click.

    The pad asks `evaluation_seconds` for a rating and then `reasons_seconds` for what was wrong and for a signature.
    What a pad that was out of reach sends later than `late_rating_days` after the visit is not counted any more.
    The score of staff begins a quarter at `score_base`; each rating adds its points. At each of `star_limits` another
    star begins (spec 03).
    A picture that staff put on the pad stays `shot_seconds`; the server keeps it, sealed, for `shot_kept_days` more.
    With `offline_calls` counters own tickets that they may call while the server is out of reach; one that was asked
    to let go of a ticket and has not answered for `dark_seconds` is taken for dark (失联).
    """

    number_width: Annotated[int, Field(ge=1, le=6)] = 3
    max_recalls: Annotated[int, Field(ge=0, le=20)] = 3
    recalls_before_pass: Annotated[int, Field(ge=0, le=20)] = 1
    recall_interval_seconds: Annotated[int, Field(ge=0, le=120)] = 5
    start_after_seconds: Annotated[int, Field(ge=1, le=600)] | None = None
    print_confirm_seconds: Annotated[int, Field(ge=1, le=120)] = 15
    evaluation_keys: Annotated[int, Field(ge=3, le=5)] = 4
    evaluation_seconds: Annotated[int, Field(ge=3, le=300)] = 20
    released_ahead: Annotated[int, Field(ge=0, le=50)] = 4
    offline_calls: bool = True
    dark_seconds: Annotated[int, Field(ge=2, le=600)] = 10
    assignment: Assignment = Assignment.COUNTER
    restore_place: RestorePlace = RestorePlace.AFTER_NEXT
    restore_after: Annotated[int, Field(ge=0, le=50)] = 3
    restore_minutes: Annotated[int, Field(ge=0, le=600)] = 30
    auto_call_seconds: Annotated[int, Field(ge=1, le=600)] = 10
    rating_before_next: bool = False
    supplement_days: Annotated[int, Field(ge=0, le=365)] = 30
    call_number_roles: tuple[Role, ...] = (Role.MANAGER,)
    change_service_roles: tuple[Role, ...] = (Role.RECEPTION, Role.MANAGER)
    full_view_roles: tuple[Role, ...] = (Role.RECEPTION, Role.MANAGER)
    ready_ahead: Annotated[int, Field(ge=0, le=50)] = 3
    max_reprints: Annotated[int, Field(ge=0, le=20)] | None = None
    close_after_minutes: Annotated[int, Field(ge=0, le=600)] = 60
    late_grace_minutes: Annotated[int, Field(ge=0, le=240)] = 15
    shot_seconds: ShotSeconds = 60
    shot_kept_days: Annotated[int, Field(ge=0, le=365)] = 0
    reasons_seconds: Annotated[int, Field(ge=5, le=300)] = 60
    signature: SignatureWanted = SignatureWanted.NEVER
    thanks_seconds: Annotated[int, Field(ge=1, le=60)] = 3
    distance_seconds: Annotated[int, Field(ge=1, le=60)] = 5
    pad_voice: bool = True
    pad_elder_text: bool = False
    late_rating_days: Annotated[int, Field(ge=0, le=14)] = 3
    card_stars: CardStars = CardStars.RATINGS
    score_base: Annotated[int, Field(ge=0, le=1_000_000)] = 3000
    points_very_satisfied: Points = 10
    points_satisfied: Points = 5
    points_basically_satisfied: Points = 1
    points_dissatisfied: Points = -10
    points_very_dissatisfied: Points = -10
    star_limits: Annotated[tuple[int, ...], Field(min_length=4, max_length=4)] = (1500, 2500, 3500, 4500)


class VoiceRate(StrEnum):
    """How fast the hall's voice speaks."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


class VoiceRules(Model):
    """Settings of what is heard; `voice_volume` in percent.

    Every announcement is said `voice_repeat` times in each language. When silent, and in the quiet hours, calls are
    only shown. The notice `closing` is said so many minutes before the last opening hours of the day end.
    """

    voice_repeat: Annotated[int, Field(ge=1, le=3)] = 1
    voice_rate: VoiceRate = VoiceRate.NORMAL
    voice_volume: Annotated[int, Field(ge=0, le=100)] = 80
    voice_chime: bool = True
    voice_silent: bool = False
    voice_quiet: tuple[Period, ...] = ()
    voice_closing_minutes: tuple[Annotated[int, Field(ge=1, le=240)], ...] = (10,)
    announce_roles: tuple[Role, ...] = (Role.RECEPTION, Role.MANAGER)


class Notice(Model):
    """A notice (通知公告) shown from `since` to `until`, both days included."""

    title: LocalText
    text: LocalText
    since: date | None = None
    until: date | None = None


class Texts(Model):
    """What the hall says: welcome, notices, and templates with {fields}.

    `voice` is keyed by what is announced (`call`, `recall`), `strip` and `pad` by the state of the counter; `pad` also
    holds the usual texts that staff put before citizens: `confirm.NAME`, `sign.NAME`, `scan.NAME`, heading first, lines
    parted by |.
    `voice_languages` are spoken in their order.
    """

    welcome: LocalText | None = None
    slogan: LocalText | None = None
    notices: tuple[Notice, ...] = ()
    voice_languages: tuple[Code, ...] = ("zh",)
    voice: dict[Code, LocalText] = Field(default_factory=dict)
    strip: dict[Code, LocalText] = Field(default_factory=dict)
    pad: dict[Code, LocalText] = Field(default_factory=dict)


class TicketDesign(Model):
    """A ticket template the hall keeps (票面模板). `source` is the TOML file that the editor imports and exports."""

    code: Code
    name: Name
    source: Annotated[str, StringConstraints(min_length=1, max_length=32000)]


class DisplayDesign(Model):
    """A layout of displays the hall keeps (综合屏版式). `source` is the TOML file the editor reads and writes."""

    code: Code
    name: Name
    source: Annotated[str, StringConstraints(min_length=1, max_length=32000)]


class HallSetup(Model):
    """One hall, whole. Every code refers to something in the same set-up; `app.rules.setup` checks that.

    `ticket` names the design of tickets for which neither service nor zone names one; without any, the shipped one.
    `layout` likewise is that of displays whose machine and zone name none.
    Who is on the blacklist gets no ticket; who is on the whitelist is not held by caps and one ticket per service.
    """

    code: Code
    name: LocalText
    address: Line = ""
    phone: Line = ""
    timezone: Name = "Asia/Shanghai"
    zones: tuple[Zone, ...]
    departments: tuple[Department, ...] = ()
    counters: tuple[Counter, ...]
    services: tuple[Service, ...]
    staff: tuple[StaffMember, ...] = ()
    calendar: Calendar = Calendar()
    rules: HallRules = HallRules()
    voice: VoiceRules = VoiceRules()
    texts: Texts = Texts()
    remarks: Text = ""
    tickets: tuple[TicketDesign, ...] = ()
    ticket: Code | None = None
    layouts: tuple[DisplayDesign, ...] = ()
    layout: Code | None = None
    blacklist: tuple[ListedCitizen, ...] = ()
    whitelist: tuple[ListedCitizen, ...] = ()
