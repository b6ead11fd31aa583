package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Verdict;
import java.time.Instant;

/// One rule. Pure: the same draft, facts and time give the same verdict, now and in court.
public interface Gate {
    /// The gate's name in decisions, such as `consent`.
    String name();

    /// What it rests on: a law, a rule of the agency or a setting, with its version.
    String rule(Facts facts);

    Verdict judge(Draft draft, Facts facts, Instant now);
}
