package dev.duly.bench.faults;

import java.util.List;

/// A promise that was not kept, and what happened.
///
/// @param promise which one, as its check names it
/// @param subject the id of the text, or whatever else it is about
/// @param sentence what is wrong
/// @param story line by line what our record and the sandbox say
public record Violation(String promise, String subject, String sentence, List<String> story) {
    public Violation {
        story = List.copyOf(story);
    }
}
