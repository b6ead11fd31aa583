package dev.duly.core.place;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A state of the United States, the District of Columbia or a territory with area codes of its
/// own, by its postal code.
///
/// Its zones are all that people in it live by (49 CFR 71, and for the Navajo Nation, which keeps
/// summer time inside Arizona, its own practice). A zone stands for every other whose clocks agree
/// with it today: `America/New_York` also for Detroit, Louisville and Indianapolis.
public enum UsState {
    AL("Alabama", "America/Chicago"),
    AK("Alaska", "America/Anchorage America/Adak"),
    AZ("Arizona", "America/Phoenix America/Denver"),
    AR("Arkansas", "America/Chicago"),
    CA("California", "America/Los_Angeles"),
    CO("Colorado", "America/Denver"),
    CT("Connecticut", "America/New_York"),
    DE("Delaware", "America/New_York"),
    DC("the District of Columbia", "America/New_York"),
    FL("Florida", "America/New_York America/Chicago"),
    GA("Georgia", "America/New_York"),
    HI("Hawaii", "Pacific/Honolulu"),
    ID("Idaho", "America/Denver America/Los_Angeles"),
    IL("Illinois", "America/Chicago"),
    IN("Indiana", "America/New_York America/Chicago"),
    IA("Iowa", "America/Chicago"),
    KS("Kansas", "America/Chicago America/Denver"),
    KY("Kentucky", "America/New_York America/Chicago"),
    LA("Louisiana", "America/Chicago"),
    ME("Maine", "America/New_York"),
    MD("Maryland", "America/New_York"),
    MA("Massachusetts", "America/New_York"),
    MI("Michigan", "America/New_York America/Chicago"),
    MN("Minnesota", "America/Chicago"),
    MS("Mississippi", "America/Chicago"),
    MO("Missouri", "America/Chicago"),
    MT("Montana", "America/Denver"),
    NE("Nebraska", "America/Chicago America/Denver"),
    NV("Nevada", "America/Los_Angeles America/Denver"),
    NH("New Hampshire", "America/New_York"),
    NJ("New Jersey", "America/New_York"),
    NM("New Mexico", "America/Denver"),
    NY("New York", "America/New_York"),
    NC("North Carolina", "America/New_York"),
    ND("North Dakota", "America/Chicago America/Denver"),
    OH("Ohio", "America/New_York"),
    OK("Oklahoma", "America/Chicago"),
    OR("Oregon", "America/Los_Angeles America/Denver"),
    PA("Pennsylvania", "America/New_York"),
    RI("Rhode Island", "America/New_York"),
    SC("South Carolina", "America/New_York"),
    SD("South Dakota", "America/Chicago America/Denver"),
    TN("Tennessee", "America/Chicago America/New_York"),
    TX("Texas", "America/Chicago America/Denver"),
    UT("Utah", "America/Denver"),
    VT("Vermont", "America/New_York"),
    VA("Virginia", "America/New_York"),
    WA("Washington", "America/Los_Angeles"),
    WV("West Virginia", "America/New_York"),
    WI("Wisconsin", "America/Chicago"),
    WY("Wyoming", "America/Denver"),
    AS("American Samoa", "Pacific/Pago_Pago"),
    GU("Guam", "Pacific/Guam"),
    MP("the Northern Mariana Islands", "Pacific/Saipan"),
    PR("Puerto Rico", "America/Puerto_Rico"),
    VI("the U.S. Virgin Islands", "America/St_Thomas");

    private final String fullName;
    private final String zoneNames;

    UsState(String fullName, String zoneNames) {
        this.fullName = fullName;
        this.zoneNames = zoneNames;
    }

    /// The state with the postal code `code`, such as `FL`, in any case.
    public static Optional<UsState> of(String code) {
        var capitals = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(state -> state.name().equals(capitals)).findFirst();
    }

    /// As [#of], for who needs one.
    ///
    /// @throws IllegalArgumentException with the rule, when there is none
    public static UsState coded(String code) {
        return of(code).filter(state -> state.name().equals(code))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be a US state or territory in two capital letters, such as NV"));
    }

    /// As it stands in a sentence, such as `Florida` or `the District of Columbia`.
    public String fullName() {
        return fullName;
    }

    /// All zones in which people of this state live; never empty.
    public Set<ZoneId> zones() {
        return Arrays.stream(zoneNames.split(" ", -1)).map(ZoneId::of).collect(toUnmodifiableSet());
    }
}
