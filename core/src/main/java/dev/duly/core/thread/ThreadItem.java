package dev.duly.core.thread;

import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageId;
import dev.duly.core.receipt.DeliveryReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing in a conversation.
public sealed interface ThreadItem {
    /// Something that was said.
    ///
    /// @param receipts what the provider reported of it, in the order in which it came
    record Said(Message message, List<DeliveryReceipt> receipts) implements ThreadItem {
        public Said {
            receipts = List.copyOf(receipts);
        }
    }

    /// Something that happened and that nobody said to us.
    ///
    /// @param about the message that brought it
    /// @param code for programs, such as `opted_out`
    /// @param sentence for people
    record Marker(MessageId about, Instant at, String code, String sentence)
            implements ThreadItem {}

    /// A message, and the marker that belongs right after it.
    static Stream<ThreadItem> of(Said said) {
        return Stream.concat(Stream.of(said), marker(said.message()).stream());
    }

    private static Optional<Marker> marker(Message message) {
        return message instanceof InboundMessage inbound
                ? inbound.keyword()
                        .map(keyword ->
                                new Marker(
                                        inbound.id(),
                                        inbound.createdAt(),
                                        switch (keyword.kind()) {
                                            case OPT_OUT -> "opted_out";
                                            case OPT_IN -> "opted_in";
                                            case HELP -> "help";
                                        },
                                        switch (keyword.kind()) {
                                                    case OPT_OUT ->
                                                            "The client opted out of texts. ";
                                                    case OPT_IN ->
                                                            "The client opted in to texts again. ";
                                                    case HELP -> "The client asked for help. ";
                                                }
                                                + answered(inbound)))
                : Optional.empty();
    }

    private static String answered(InboundMessage inbound) {
        return inbound.answer()
                .map(by ->
                        switch (by) {
                            case PROVIDER ->
                                    "The provider answers this keyword itself; Duly sends no answer.";
                            case US -> "This keyword is Duly's to answer.";
                        })
                .orElse("");
    }
}
