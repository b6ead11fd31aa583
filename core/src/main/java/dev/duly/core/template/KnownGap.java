package dev.duly.core.template;

import dev.duly.core.text.Language;
import java.util.Optional;

/// Gaps whose meaning Duly knows by their names, with how long their values get.
///
/// The samples are the longest that is likely, in letters that GSM-7 has: September has the longest
/// dates, and `miércoles` is the longest day of Spanish.
public enum KnownGap {
    FIRST_NAME(40, "Christopher", "Maximiliano"),
    NAME(60, "Christopher Montgomery", "Maximiliano Villanueva"),
    DATE(40, "Wednesday, September 23", "miércoles 23 de septiembre"),
    TIME(20, "10:30 AM", "10:30 a.m."),
    PLACE(
            120,
            "Justice Center, 200 Lewis Ave, Room 14C",
            "Justice Center, 200 Lewis Ave, sala 14C"),
    AMOUNT(20, "$12,500.00", "$12,500.00"),
    AGENCY(60, "Clark County Pretrial Services", "Clark County Pretrial Services"),
    OFFICER(60, "Officer Montgomery", "Oficial Villanueva"),
    PHONE(20, "(702) 555-0142", "(702) 555-0142"),
    LINK(200, "https://pay.clarkcountycourts.us/8F3K2", "https://pay.clarkcountycourts.us/8F3K2"),
    CASE_NUMBER(40, "C-26-348812-1", "C-26-348812-1");

    private final int longest;
    private final String english;
    private final String spanish;

    KnownGap(int longest, String english, String spanish) {
        this.longest = longest;
        this.english = english;
        this.spanish = spanish;
    }

    static Optional<KnownGap> named(String name) {
        return switch (name) {
            case "firstName" -> Optional.of(FIRST_NAME);
            case "name", "fullName", "lastName", "clientName" -> Optional.of(NAME);
            case "date", "dueDate" -> Optional.of(DATE);
            case "time" -> Optional.of(TIME);
            case "place", "location", "address" -> Optional.of(PLACE);
            case "amount" -> Optional.of(AMOUNT);
            case "agency", "department" -> Optional.of(AGENCY);
            case "officer" -> Optional.of(OFFICER);
            case "phone" -> Optional.of(PHONE);
            case "link", "url" -> Optional.of(LINK);
            case "caseNumber", "caseId" -> Optional.of(CASE_NUMBER);
            default -> Optional.empty();
        };
    }

    /// The most characters that a value may have.
    int longest() {
        return longest;
    }

    /// A value of the longest likely length.
    String sample(Language language) {
        return language.isSpokenAs(Language.SPANISH) ? spanish : english;
    }
}
