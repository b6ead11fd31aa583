package dev.duly.twilio;

/// The memory that one listing may take. Each text in it is held until the last page is read, and a
/// node that runs out of memory does nothing else well either.
final class Room {
    /// What a text's fields take beside their characters, as measured.
    private static final int EACH = 2_500;

    private long left;

    private Room(long bytes) {
        this.left = bytes;
    }

    static Room of(long bytes) {
        return new Room(bytes);
    }

    /// A quarter of what Java may take: the rest of a busy node needs half of it, and while one
    /// listing is read another may be.
    static Room ofThisNode() {
        return of(Runtime.getRuntime().maxMemory() / 4);
    }

    /// The page, for which there is room.
    ///
    /// @throws UnreadableException when there is none left
    Page<InboundItem> hold(Page<InboundItem> page) throws UnreadableException {
        page.items().forEach(item -> left -= bytes(item));
        if (left < 0) {
            throw new UnreadableException(
                    "there are more texts than this node has memory for: start it with more, such as DULY_JAVA_FLAGS=-Xmx1g");
        }
        return page;
    }

    /// At the most: beyond Latin, a character takes two.
    private static long bytes(InboundItem item) {
        return EACH + 2L * item.raw().values().stream().mapToInt(String::length).sum();
    }
}
