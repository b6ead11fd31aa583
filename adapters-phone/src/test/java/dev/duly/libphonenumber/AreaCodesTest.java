package dev.duly.libphonenumber;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import dev.duly.core.place.UsState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Our table of area codes against libphonenumber's tables, exchange by exchange.
class AreaCodesTest {
    private static final AreaCodes OURS = AreaCodes.ofCountryCode1();
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES =
            PhoneNumberToTimeZonesMapper.getInstance();
    private static final PhoneNumberOfflineGeocoder PLACES =
            PhoneNumberOfflineGeocoder.getInstance();

    /// More zones than any area code has: the library's way to say that it does not know.
    private static final int ANYWHERE = 10;

    /// Where the library names a zone that no place of the area code keeps.
    private static final Map<String, Set<String>> LIBRARY_IS_WRONG =
            Map.of(
                    // Orlando, an overlay of 407, is Eastern.
                    "689", Set.of("America/Chicago"),
                    // One exchange of Adak's, which has summer time where Honolulu has none.
                    "907", Set.of("Pacific/Honolulu"),
                    // The far north of British Columbia and the Yukon changed their clocks for
                    // good.
                    "867", Set.of("America/Vancouver"),
                    // Nobody in Newfoundland and Labrador keeps Atlantic time all year.
                    "709", Set.of("America/Puerto_Rico"),
                    "879", Set.of("America/Puerto_Rico"));

    /// Where we name a zone that the library does not, and why.
    private static final Map<String, Set<String>> WIDER_THAN_THE_LIBRARY =
            Map.ofEntries(
                    // Overlays, as the codes that they lie over.
                    Map.entry("236", Set.of("America/Edmonton", "America/Dawson_Creek")),
                    Map.entry("257", Set.of("America/Edmonton", "America/Dawson_Creek")),
                    Map.entry("364", Set.of("America/Chicago")),
                    Map.entry("367", Set.of("America/Halifax", "America/Blanc-Sablon")),
                    Map.entry("448", Set.of("America/Chicago")),
                    Map.entry("458", Set.of("America/Denver")),
                    Map.entry("474", Set.of("America/Regina", "America/Edmonton")),
                    Map.entry("581", Set.of("America/Halifax", "America/Blanc-Sablon")),
                    Map.entry("639", Set.of("America/Edmonton", "America/Winnipeg")),
                    Map.entry("672", Set.of("America/Edmonton", "America/Dawson_Creek")),
                    Map.entry("778", Set.of("America/Edmonton", "America/Dawson_Creek")),
                    Map.entry("879", Set.of("America/Goose_Bay")),
                    Map.entry("930", Set.of("America/Chicago")),
                    // Towns of the area that keep other hours than the rest, not listed there.
                    Map.entry("250", Set.of("America/Dawson_Creek")),
                    Map.entry("306", Set.of("America/Edmonton", "America/Winnipeg")),
                    Map.entry("418", Set.of("America/Blanc-Sablon")),
                    Map.entry("807", Set.of("America/Atikokan")),
                    Map.entry("867", Set.of("America/Atikokan")),
                    // Orlando, where the library says Chicago.
                    Map.entry("689", Set.of("America/New_York")));

    /// Where the library's place names a state that the area code does not belong to.
    private static final Map<String, Set<UsState>> STRAY_STATES =
            Map.of("201", EnumSet.of(UsState.NY));

    /// In service, or assigned, after the library's tables were made.
    private static final Set<String> NEWER_THAN_THE_LIBRARY =
            Set.of(
                    "357", "436", "457", "465", "471", "621", "624", "679", "729", "764", "837",
                    "861", "924");

    @Test
    void everyGeographicAreaCodeThatTheLibraryKnowsIsInTheTableAndNoOther() {
        var known = new TreeSet<>(NEWER_THAN_THE_LIBRARY);
        areaCodes().filter(AreaCodesTest::isTiedToAPlace).forEach(known::add);

        assertThat(new TreeSet<>(OURS.codes())).isEqualTo(known);
    }

    @Test
    void theStateOfEachAreaCodeIsTheOneThatTheLibraryNames() {
        var differing = new TreeMap<String, Set<UsState>>();
        var agreeing = 0;
        for (var code : OURS.codes()) {
            var theirs = statesByTheLibrary(code);
            theirs.removeAll(STRAY_STATES.getOrDefault(code, Set.of()));
            if (!theirs.isEmpty() && !theirs.equals(OURS.places(code).states())) {
                differing.put(code, theirs);
            }
            agreeing += theirs.isEmpty() ? 0 : 1;
        }
        assertThat(differing).isEmpty();
        assertThat(agreeing).as("area codes whose state the library names").isGreaterThan(360);
    }

    @Test
    void noZoneThatTheLibraryNamesForAnExchangeIsMissing() {
        var missing = new TreeMap<String, Set<String>>();
        for (var code : OURS.codes()) {
            var lacking = zonesByTheLibrary(code);
            lacking.removeIf(zone -> OURS.places(code).zones().stream().anyMatch(alike(zone)));
            if (!lacking.isEmpty()) {
                missing.put(code, lacking);
            }
        }
        assertThat(missing).isEqualTo(LIBRARY_IS_WRONG);
    }

    @Test
    void everyZoneThatTheLibraryDoesNotNameIsThereForAReason() {
        var wider = new TreeMap<String, Set<String>>();
        for (var code : OURS.codes()) {
            var theirs = zonesByTheLibrary(code);
            var extra = new TreeSet<String>();
            for (var zone : OURS.places(code).zones()) {
                if (theirs.stream().noneMatch(id -> alike(id).test(zone))) {
                    extra.add(zone.getId());
                }
            }
            if (!theirs.isEmpty() && !extra.isEmpty()) {
                wider.put(code, extra);
            }
        }
        assertThat(wider).isEqualTo(WIDER_THAN_THE_LIBRARY);
    }

    @Test
    void everyZoneOfAnAreaCodeIsOneOfItsStates() {
        for (var code : OURS.codes()) {
            var places = OURS.places(code);
            var ofStates = places.states().stream().flatMap(state -> state.zones().stream());
            if (!places.states().isEmpty()) {
                assertThat(ofStates).as(code).containsAll(places.zones());
            }
        }
    }

    @Test
    void everyStateAndTerritoryHasAnAreaCodeAndEachOfItsZonesOne() {
        var zones = new EnumMap<UsState, Set<ZoneId>>(UsState.class);
        for (var code : OURS.codes()) {
            var places = OURS.places(code);
            for (var state : places.states()) {
                zones.computeIfAbsent(state, _ -> new HashSet<>()).addAll(places.zones());
            }
        }
        for (var state : UsState.values()) {
            assertThat(zones.get(state)).as(state.fullName()).isEqualTo(state.zones());
        }
    }

    @Test
    void overlaysOfSplitCodesAreSplitAlike() {
        Map.of("364", "270", "448", "850", "458", "541", "729", "423", "930", "812", "986", "208")
                .forEach((over, below) -> {
                    assertThat(zones(over)).as(over).isEqualTo(zones(below)).hasSize(2);
                    assertThat(OURS.places(over).states()).isEqualTo(OURS.places(below).states());
                });
        for (var over : List.of("236", "257", "672", "778")) {
            assertThat(zones(over)).as(over).isEqualTo(zones("250"));
        }
        assertThat(zones("879")).isEqualTo(zones("709"));
    }

    @Test
    void aTableThatIsWrongNamesTheLine() {
        wrong(
                "line 2: must have 4 fields between tabs, and has 2",
                "# head",
                "FL\tAmerica/New_York");
        wrong("line 1: a state is a postal code or -, not \"Fla\"", "Fla\tAmerica/New_York\t305\t");
        wrong("line 1: Unknown time-zone ID: America/Miami", "FL\tAmerica/Miami\t305\t");
        wrong("three digits from 200 on, not \"30\"", "FL\tAmerica/New_York\t30\t");
        wrong(
                "line 2: area code 305 stands there twice",
                "FL\tAmerica/New_York\t305\t",
                "GA\tAmerica/New_York\t305\t");
    }

    private static void wrong(String fault, String... lines) {
        assertThatThrownBy(() -> AreaCodes.parse(List.of(lines)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("area-codes.tsv, line ")
                .hasMessageContaining(fault);
    }

    private static Set<ZoneId> zones(String code) {
        return OURS.places(code).zones();
    }

    private static Stream<String> areaCodes() {
        return IntStream.range(200, 1000).mapToObj(Integer::toString);
    }

    private static boolean isTiedToAPlace(String code) {
        return exchanges(code)
                .map(NUMBERS::getNumberType)
                .anyMatch(type ->
                        type == PhoneNumberType.FIXED_LINE
                                || type == PhoneNumberType.FIXED_LINE_OR_MOBILE);
    }

    /// A number of each exchange of the area code.
    private static Stream<Phonenumber.PhoneNumber> exchanges(String code) {
        return LongStream.range(200, 1000)
                .map(exchange -> Long.parseLong(code) * 10_000_000 + exchange * 10_000 + 123)
                .mapToObj(national ->
                        new Phonenumber.PhoneNumber()
                                .setCountryCode(1)
                                .setNationalNumber(national));
    }

    private static Set<String> zonesByTheLibrary(String code) {
        return exchanges(code)
                .map(ZONES::getTimeZonesForGeographicalNumber)
                .filter(zones -> zones.size() < ANYWHERE)
                .flatMap(List::stream)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<UsState> statesByTheLibrary(String code) {
        if (OURS.places(code).states().isEmpty()) {
            return EnumSet.noneOf(UsState.class);
        }
        return exchanges(code)
                .map(number -> PLACES.getDescriptionForValidNumber(number, Locale.US))
                .distinct()
                .flatMap(description -> state(description).stream())
                .collect(toCollection(() -> EnumSet.noneOf(UsState.class)));
    }

    /// The library writes `Reno, NV` or `Nevada`, `Washington State` and `Washington D.C.`.
    private static Optional<UsState> state(String description) {
        var comma = description.lastIndexOf(", ");
        if (comma >= 0) {
            return UsState.of(description.substring(comma + 2));
        }
        return switch (description) {
            case "Washington State" -> Optional.of(UsState.WA);
            case "Washington D.C." -> Optional.of(UsState.DC);
            case "Philadelphia" -> Optional.of(UsState.PA);
            default ->
                    Arrays.stream(UsState.values())
                            .filter(state ->
                                    state.fullName().replace("the ", "").equals(description))
                            .findFirst();
        };
    }

    /// Two zones are alike when their clocks agree in the years to come.
    private static Predicate<ZoneId> alike(String id) {
        var rules = ZoneId.of(id).getRules();
        return zone ->
                days().allMatch(day -> zone.getRules().getOffset(day).equals(rules.getOffset(day)));
    }

    private static Stream<Instant> days() {
        return LocalDate.of(2026, 11, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .map(day -> day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }
}
