package dev.duly.bench.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a run found.
///
/// @param planned how many texts and faults the plan has
/// @param texts how many texts became what: accepted, then by state
/// @param faults how often each kind struck
/// @param sending how long the texts and faults took
/// @param settling from the end of the faults to the last change
/// @param unsettled what was left then, by state and reason
/// @param checked every promise that was looked at
/// @param folder where everything lies, if it was kept
public record Report(
        long seed,
        Planned planned,
        SequencedMap<String, Integer> texts,
        Map<String, Integer> faults,
        Duration sending,
        Duration settling,
        Map<String, Integer> unsettled,
        List<String> checked,
        List<Violation> violations,
        Optional<String> folder) {
    /// @param isCutShort whether the time was up before all of it was done
    public record Planned(int nodes, int texts, int faults, boolean isCutShort) {}

    public boolean isGreen() {
        return violations.isEmpty();
    }

    /// As JSON has it; durations are ISO 8601.
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("seed", seed);
        members.put("planned", planned);
        members.put("green", isGreen());
        members.put("texts", texts);
        members.put("faults", faults);
        members.put("sending", sending.toString());
        members.put("settling", settling.toString());
        members.put("unsettled", unsettled);
        members.put("checked", checked);
        members.put("violations", violations);
        folder.ifPresent(place -> members.put("folder", place));
        return members;
    }

    Report keptIn(String place) {
        return new Report(
                seed,
                planned,
                texts,
                faults,
                sending,
                settling,
                unsettled,
                checked,
                violations,
                Optional.of(place));
    }
}
