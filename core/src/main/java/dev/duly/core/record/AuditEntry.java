package dev.duly.core.record;

import dev.duly.core.Sha256;
import java.util.TreeMap;

/// One link of a chain: an event, its place, and the hash that holds it there.
///
/// @param sequence 1 for a stream's first entry, then one more each
/// @param previousHash the hash of the entry before, 64 hex digits; zeros for the first
/// @param hash `SHA-256(0x00 ‖ canonical JSON of all the rest)`, 64 hex digits
public record AuditEntry(AuditDraft event, long sequence, String previousHash, String hash) {
    /// The entry that makes `event` the next one after `head`.
    public static AuditEntry after(ChainHead head, AuditDraft event) {
        var sequence = head.sequence() + 1;
        return new AuditEntry(event, sequence, head.hash(), hash(event, sequence, head.hash()));
    }

    public ChainHead head() {
        return new ChainHead(event.stream(), sequence, hash);
    }

    /// Whether this entry is unchanged and stands right after `before`.
    public boolean follows(ChainHead before) {
        return event.stream().equals(before.stream())
                && sequence == before.sequence() + 1
                && previousHash.equals(before.hash())
                && hash.equals(hash(event, sequence, previousHash));
    }

    private static String hash(AuditDraft event, long sequence, String previousHash) {
        return new Sha256().add(0).add(canonical(event, sequence, previousHash)).hex();
    }

    private static String canonical(AuditDraft event, long sequence, String previousHash) {
        var members = new TreeMap<String, Object>();
        members.put("entryId", event.entryId());
        members.put("stream", event.stream());
        members.put("at", event.at().toEpochMilli());
        members.put("actor", event.actor().id());
        event.actor().via().ifPresent(via -> members.put("via", via));
        members.put("action", event.action());
        members.put("ids", event.ids());
        var commitments = new TreeMap<String, Object>();
        event.commitments()
                .forEach((field, commitment) -> commitments.put(field, commitment.hex()));
        members.put("commitments", commitments);
        members.put("sequence", sequence);
        members.put("previousHash", previousHash);
        return CanonicalJson.write(members);
    }
}
