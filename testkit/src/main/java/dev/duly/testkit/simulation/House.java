package dev.duly.testkit.simulation;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SaveDepartment;
import dev.duly.core.record.Actor;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The agency of a world: its departments, their senders and rules, the people they text, and what
/// changes about them in the middle.
final class House {
    static final PhoneNumber OURS = new PhoneNumber("+15005550006");
    static final DepartmentId PRETRIAL = new DepartmentId("pretrial");
    private static final DepartmentId PROBATION = new DepartmentId("probation");
    private static final PhoneNumber OTHER = new PhoneNumber("+15005550016");
    private static final PhoneNumber PROBATIONS = new PhoneNumber("+15005550026");
    private static final SenderAddress SERVICE = SenderAddress.of("MG" + "0".repeat(32));
    private static final Actor BOSS = Actor.token("boss");
    private static final long LOOK = 60_000;
    private static final long LOOKS_OF_DAYS = 200;

    /// In one zone, in another, in two, and anywhere.
    private static final List<String> AREA_CODES = List.of("702", "212", "448", "555");

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("America/Los_Angeles"),
                    ZoneId.of("America/Denver"),
                    ZoneId.of("America/Chicago"),
                    ZoneId.of("America/New_York"));

    private final SimulatedWorld world;
    private final Chance chance;
    private final KeywordAnswers answers;
    private final int segmentsPerSecond;
    private final boolean isService;
    private final boolean hasTwoSenders;
    private final RevocationScope scope;
    private final List<DepartmentId> departments;
    private final Set<SenderAddress> senders = new HashSet<>();
    private final Map<Long, PhoneNumber> people = new HashMap<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Optional<DailyCap> dailyCap;
    private boolean isCutOff;

    House(SimulatedWorld world) {
        this.world = world;
        this.chance = world.chance();
        this.answers = chance.isOneOf(2) ? KeywordAnswers.TWILIO_DEFAULT : KeywordAnswers.OURS;
        this.segmentsPerSecond = (int) (chance.isOneOf(2) ? 100 : chance.between(1, 5));
        this.isService = chance.isOneOf(3);
        this.scope =
                chance.strikes(Hazard.STOP_REACHES_ALL) ? RevocationScope.ALL : RevocationScope.LAW;
        this.departments =
                chance.strikes(Hazard.TWO_DEPARTMENTS)
                        ? List.of(PRETRIAL, PROBATION)
                        : List.of(PRETRIAL);
        this.hasTwoSenders = departments.size() > 1 && !chance.isOneOf(3);
        this.dailyCap =
                chance.strikes(Hazard.DAILY_CAP)
                        ? Optional.of(SenderDay.drawn(world.plan(), chance))
                        : Optional.empty();
    }

    /// As it is when the world begins.
    void open() {
        var first = isService ? SERVICE : new SenderAddress.OwnNumber(OURS);
        save(PRETRIAL, first, drawn());
        if (departments.size() > 1) {
            var own = new SenderAddress.OwnNumber(PROBATIONS);
            save(PROBATION, hasTwoSenders ? own : first, drawn());
        }
        for (var number = 1L; number <= world.plan().people(); number++) {
            var areaCode = chance.strikes(Hazard.ELSEWHERE) ? chance.oneOf(AREA_CODES) : "702";
            var phone = new PhoneNumber("+1%s555%04d".formatted(areaCode, 100 + number));
            people.put(number, phone);
            world.story().tell(phone + " has the area code " + areaCode);
            for (var client = 1; client <= 2 && chance.strikes(Hazard.ELSEWHERE); client++) {
                var who = contact(number, client);
                world.story()
                        .tell(
                                who.phone()
                                        + " lives in "
                                        + who.timeZone()
                                                .map(ZoneId::getId)
                                                .orElse("an unknown zone"));
                world.stores().contacts().save(who);
            }
        }
        if (world.plan().strength(Hazard.PILOT) > 0) {
            departments.forEach(id -> save(id, sender(id).address(), drawn()));
        }
    }

    /// Again and again until all faults end.
    void begin() {
        if (world.plan().strength(Hazard.POLICY_CHANGES) > 0) {
            world.scheduler().after(nextChange(), this::somethingChanges);
        }
    }

    private long nextChange() {
        return chance.between(1_000, world.plan().isOfDays() ? LOOK * LOOKS_OF_DAYS : LOOK);
    }

    private void somethingChanges() {
        if (chance.isHealed()) {
            return;
        }
        world.scheduler().after(nextChange(), this::somethingChanges);
        var node = chance.oneOf(world.nodes());
        if (!node.isUp() || !chance.strikes(Hazard.POLICY_CHANGES)) {
            return;
        }
        if (world.plan().strength(Hazard.ELSEWHERE) > 0 && chance.isOneOf(2)) {
            var next = contact(chance.between(1, world.plan().people()), 1);
            node.run("contact", () -> save(next, node), this::changed);
            return;
        }
        var id = department();
        var rules = drawn();
        node.run(
                "policy",
                () -> save(department(id, sender(id).address(), rules), node),
                this::changed);
    }

    private void save(Contact contact, SimulatedNode node) {
        var looks = world.promises().looks();
        var before =
                looks.waiting(
                        LookPromises.BY_RULES, text -> text.draft().to().equals(contact.phone()));
        if (node.duly().saveContact().save(contact, BOSS) instanceof SaveContactResult.Kept) {
            looks.changed(before, node);
        }
    }

    private void save(Department wanted, SimulatedNode node) {
        var looks = world.promises().looks();
        var before =
                looks.waiting(
                        LookPromises.BY_RULES, text -> text.departmentId().equals(wanted.id()));
        if (node.duly().saveDepartment().save(wanted, Optional.empty(), BOSS)
                instanceof SaveDepartment.Result.Saved) {
            looks.changed(before, node);
        }
    }

    private void changed(Activity.End end) {
        isCutOff |= end != Activity.End.DONE;
    }

    /// Whether a change was cut off: what waits may go by what was before.
    boolean isCutOff() {
        return isCutOff;
    }

    private HouseRules drawn() {
        return HouseRules.drawn(chance, List.copyOf(people.values()));
    }

    private Contact contact(long person, int client) {
        var id = new ContactId("client-" + person + "-" + client);
        var version = Optional.ofNullable(contacts.get(id)).map(Contact::version).orElse(0L) + 1;
        var contact =
                new Contact(
                        id,
                        version,
                        PRETRIAL,
                        Optional.empty(),
                        "Client " + person,
                        person(person),
                        Optional.empty(),
                        chance.isOneOf(5) ? Optional.empty() : Optional.of(chance.oneOf(ZONES)),
                        Optional.empty());
        contacts.put(id, contact);
        return contact;
    }

    void changeNumber() {
        save(PRETRIAL, new SenderAddress.OwnNumber(OTHER), HouseRules.NONE);
    }

    /// Until somebody opens it, which nobody does.
    void close() {
        save(PRETRIAL, sender(PRETRIAL).address(), HouseRules.closed());
    }

    private void save(DepartmentId id, SenderAddress address, HouseRules rules) {
        var next = department(id, address, rules);
        world.story().tell(id + " sends from " + address + ", " + rules);
        var kept = world.stores().departments();
        kept.keep(kept.find(id).map(before -> before.changedTo(next)).orElse(next));
    }

    private Department department(DepartmentId id, SenderAddress address, HouseRules rules) {
        senders.add(address);
        world.promises().rules().known(rules);
        return Department.first(
                id,
                id.equals(PRETRIAL) ? "Pretrial Services" : "Probation",
                "en",
                ZoneId.of("America/Los_Angeles"),
                new Sender(address, answers, segmentsPerSecond, dailyCap),
                rules.policy());
    }

    List<DepartmentId> departments() {
        return departments;
    }

    DepartmentId department() {
        return departments.size() == 1 ? PRETRIAL : chance.oneOf(departments);
    }

    private Sender sender(DepartmentId id) {
        return world.stores().departments().find(id).orElseThrow().sender();
    }

    /// The department to which a text to `ours` belongs.
    DepartmentId routed(PhoneNumber ours) {
        return ours.equals(PROBATIONS) ? PROBATION : PRETRIAL;
    }

    /// Whether the two send from one sender, so that a STOP to one is a STOP to both.
    boolean areOne(DepartmentId one, DepartmentId other) {
        return !hasTwoSenders || one.equals(other);
    }

    /// The number that `id` is texted at.
    PhoneNumber number(DepartmentId id) {
        return hasTwoSenders && id.equals(PROBATION) ? PROBATIONS : OURS;
    }

    /// The messaging service that one of our numbers belongs to, if it does.
    Optional<String> service(PhoneNumber ours) {
        return isService && ours.equals(OURS) ? Optional.of(SERVICE.value()) : Optional.empty();
    }

    /// Whether what was texted to `number` is in the inbox of `address`.
    boolean isInboxOf(SenderAddress address, PhoneNumber number) {
        return address.value().equals(PROBATIONS.e164()) == number.equals(PROBATIONS);
    }

    /// Whether some department has, or had, this sender.
    boolean hasHad(SenderAddress address) {
        return senders.contains(address);
    }

    /// What all senders may send in a day, if the carriers count.
    Optional<DailyCap> dailyCap() {
        return dailyCap;
    }

    RevocationScope scope() {
        return scope;
    }

    /// Whether the provider blocks a number whose person texted it STOP.
    boolean providerAnswersKeywords() {
        return answers == KeywordAnswers.TWILIO_DEFAULT;
    }

    PhoneNumber person() {
        return person(chance.between(1, world.plan().people()));
    }

    private PhoneNumber person(long number) {
        return Optional.ofNullable(people.get(number)).orElseThrow();
    }
}
