package dev.duly.core.contact;

import java.util.Set;

/// A US state, the District of Columbia, or an inhabited territory, as the post writes it. Source:
/// USPS Publication 28, appendix B, without the freely associated states and the military's.
///
/// @param code two capital letters, such as `NV`
public record Region(String code) {
    private static final Set<String> CODES =
            Set.of(
                    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID",
                    "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO",
                    "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
                    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS",
                    "GU", "MP", "PR", "VI");

    public Region {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException(
                    "must be a US state or territory in two capital letters, such as NV");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
