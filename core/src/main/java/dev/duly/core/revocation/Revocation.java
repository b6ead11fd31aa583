package dev.duly.core.revocation;

/// What an inbound text says of consent.
///
/// Free text counts: consent may be revoked by any reasonable means (47 CFR 64.1200(a)(10)). A
/// keyword is certain; a phrase is probable, so nothing more is sent and a person looks.
public sealed interface Revocation {
    /// How it was recognised, the most certain first.
    enum Tier {
        /// The whole text is a keyword. Takes effect at once.
        EXACT_KEYWORD,
        /// A short text that starts with a keyword and goes on about texts. Takes effect at once.
        LEADING_KEYWORD,
        /// A sentence that asks for no more texts. Takes effect at once, and a person looks.
        PHRASE,
        /// Somebody else has the phone. Takes effect at once, a person looks, and nothing of the
        /// case may be disclosed, not even that there is one.
        WRONG_NUMBER,
        /// It may be meant, or it sets a limit such as "not before 8". A person looks; nothing is
        /// suppressed, because the person did not ask for that.
        REVIEW,
        /// Nothing was recognised.
        NONE
    }

    Tier tier();

    /// Which rule matched, stable and readable, such as `phrase.en.stop-texting`.
    String rule();

    /// What it means, in one word that is stable.
    default String means() {
        return switch (this) {
            case OptOut _ -> "opt_out";
            case OptIn _ -> "opt_in";
            case Help _ -> "help";
            case Unclear _ -> "unclear";
            case Nothing _ -> "none";
        };
    }

    /// What happens when it comes in, as a sentence for staff.
    default String consequence() {
        return switch (this) {
            case OptOut out -> out.stops();
            case OptIn _ -> "The number is opted in; what a block of the provider's allows.";
            case Help _ -> "Help is answered; consent stays as it is.";
            case Unclear _ -> "Nothing is suppressed; a person looks.";
            case Nothing _ -> "An ordinary text for the thread.";
        };
    }

    /// Nothing more may be sent to the number.
    ///
    /// @param tier one of the first four
    /// @param appointmentMeant the text was CANCEL or so: it revokes by law, but the person may
    ///   have meant an appointment, and somebody should ask by other means
    record OptOut(Tier tier, String rule, boolean appointmentMeant) implements Revocation {
        public OptOut {
            if (tier == Tier.REVIEW || tier == Tier.NONE) {
                throw new IllegalArgumentException("an opt-out is not of the tier " + tier);
            }
        }

        public boolean opensReview() {
            return tier == Tier.PHRASE || tier == Tier.WRONG_NUMBER;
        }

        public boolean forbidsDisclosure() {
            return tier == Tier.WRONG_NUMBER;
        }

        private String stops() {
            var sentence =
                    switch (tier) {
                        case WRONG_NUMBER ->
                                "Nothing more is sent to the number, a person looks, and nothing of the case is disclosed.";
                        case PHRASE -> "Nothing more is sent to the number, and a person looks.";
                        case EXACT_KEYWORD, LEADING_KEYWORD, REVIEW, NONE ->
                                "Nothing more is sent to the number.";
                    };
            return appointmentMeant
                    ? sentence + " The appointment may have been meant: ask by other means."
                    : sentence;
        }
    }

    /// The person wants texts again; recognised only as a bare word.
    record OptIn(String rule) implements Revocation {
        /// How the rules begin by which a word such as YES is read, which is an opt-in only as the
        /// answer to a question.
        public static final String CONFIRMING = "confirm.";

        /// Whether it only answers a question.
        public boolean isAnswer() {
            return rule.startsWith(CONFIRMING);
        }

        @Override
        public Tier tier() {
            return Tier.EXACT_KEYWORD;
        }
    }

    /// The person asks who writes; recognised only as a bare word.
    record Help(String rule) implements Revocation {
        @Override
        public Tier tier() {
            return Tier.EXACT_KEYWORD;
        }
    }

    /// A person has to read it; until then nothing changes.
    record Unclear(String rule) implements Revocation {
        @Override
        public Tier tier() {
            return Tier.REVIEW;
        }
    }

    /// A text like any other.
    record Nothing() implements Revocation {
        @Override
        public Tier tier() {
            return Tier.NONE;
        }

        @Override
        public String rule() {
            return "none";
        }
    }
}
