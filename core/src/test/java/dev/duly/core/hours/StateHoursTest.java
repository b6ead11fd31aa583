package dev.duly.core.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.place.UsState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateHoursTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    AL, mon-sat 08:00-20:00
                    CT, mon-sun 09:00-20:00
                    FL, mon-sun 08:00-20:00
                    IL, mon-sun 09:00-21:00
                    KY, mon-sun 10:00-21:00
                    LA, mon-sat 08:00-20:00
                    MA, mon-sun 08:00-20:00
                    MD, mon-sun 08:00-20:00
                    ME, mon-fri 09:00-17:00
                    MI, mon-sun 09:00-21:00
                    MN, mon-sun 09:00-21:00
                    MS, mon-sat 08:00-20:00
                    NJ, mon-sun 08:00-20:00
                    NM, mon-sun 09:00-21:00
                    NV, mon-sun 09:00-20:00
                    OK, mon-sun 08:00-20:00
                    OR, mon-sun 08:00-20:00
                    PA, mon-sat 08:00-21:00
                    RI, mon-fri 09:00-18:00; sat-sun 10:00-17:00
                    TN, mon-sun 08:00-20:00
                    TX, mon-sat 09:00-21:00; sun 12:00-21:00
                    VA, mon-sun 08:00-21:00
                    WA, mon-sun 08:00-20:00
                    WY, mon-sun 08:00-20:00
                    """)
    void eachStatesHoursStandBesideTheFederalOnes(UsState state, String hours) {
        assertThat(StateHours.inForce(List.of(state), TODAY))
                .extracting(rule -> rule.hours().toString())
                .containsExactly("mon-sun 08:00-21:00", hours);
    }

    @Test
    void aStateWithoutHoursOfItsOwnHasTheFederalOnes() {
        assertThat(ids(StateHours.of(List.of(UsState.CA, UsState.NY)))).containsExactly("hours_us");
        assertThat(ids(StateHours.of(List.of()))).containsExactly("hours_us");
    }

    @Test
    void everyRuleNamesItsSourceItsVersionAndItsDays() {
        assertThat(StateHours.all()).hasSize(26);
        var florida = StateHours.inForce(List.of(UsState.FL), TODAY).getLast();

        assertThat(florida.name()).isEqualTo("Florida's hours");
        assertThat(florida.rule()).startsWith("hours_fl, version 1 (Fla. Stat. 501.059");
        assertThat(florida.from()).isEqualTo("2021-07-01");
    }

    @Test
    void pennsylvaniaClosesSundaysFrom18October2026On() {
        var pennsylvania = List.of(UsState.PA);

        assertThat(StateHours.inForce(pennsylvania, LocalDate.of(2026, 10, 17)).getLast())
                .satisfies(rule -> {
                    assertThat(rule.version()).isEqualTo(1);
                    assertThat(rule.hours().on(DayOfWeek.SUNDAY)).isNotEmpty();
                });
        assertThat(StateHours.inForce(pennsylvania, LocalDate.of(2026, 10, 18)).getLast())
                .satisfies(rule -> {
                    assertThat(rule.version()).isEqualTo(2);
                    assertThat(rule.hours().on(DayOfWeek.SUNDAY)).isEmpty();
                });
    }

    @Test
    void onNoDayAreTwoVersionsOfARuleInForce() {
        LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .forEach(day ->
                        assertThat(ids(StateHours.inForce(List.of(UsState.values()), day)))
                                .doesNotHaveDuplicates());
    }

    @Test
    void aTableThatIsWrongNamesTheLine() {
        var good = "hours_fl\t1\tFL\t2021-07-01\t-\tmon-sun 08:00-20:00\t-\tFla. Stat. 501.059";
        assertThat(StateHoursTable.parse(List.of("# head", good))).hasSize(1);

        wrong("line 2: this version stands there twice", good, good);
        wrong("line 1: must have 8 fields between tabs, and has 1", "hours_fl");
        wrong("a state is a postal code, not \"Fla\"", good.replace("\tFL\t", "\tFla\t"));
        wrong(
                "closed days are federal or -, not \"all\"",
                good.replace("\t-\tFla.", "\tall\tFla."));
        wrong("line 1: hours: a span is written", good.replace("20:00", "20"));
        wrong("could not be parsed", good.replace("2021-07-01", "2021"));
        wrong(
                "the last day in force must not be before the first",
                good.replace("2021-07-01\t-", "2021-07-01\t2021-06-30"));
    }

    private static void wrong(String fault, String... lines) {
        assertThatThrownBy(() -> StateHoursTable.parse(List.of(lines)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("state-hours.tsv, line ")
                .hasMessageContaining(fault);
    }

    private static List<String> ids(Collection<SendingHours> rules) {
        return rules.stream().map(SendingHours::id).toList();
    }
}
