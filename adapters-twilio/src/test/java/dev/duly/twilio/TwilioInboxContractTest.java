package dev.duly.twilio;

import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.message.Media;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.testkit.ProviderInboxContract;
import dev.duly.testkit.Samples;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

class TwilioInboxContractTest extends ProviderInboxContract {
    @Override
    protected Provider openProvider() {
        try {
            return new OnLoopback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OnLoopback implements Provider {
        private static final String PAGE_TWO =
                Listed.quoted(Sent.PATH + "?PageSize=100&PageToken=2");

        private final StandIn twilio = new StandIn(this::answer);
        private final TwilioGateway gateway = Sent.through(twilio.url());
        private volatile String numbersPath = "";
        private volatile List<InboundText> texts = List.of();
        private volatile String stumblesOver = "nobody";
        private volatile boolean babbles;
        private volatile boolean hasTwoPages;

        OnLoopback() throws IOException {}

        @Override
        public ProviderInbox inbox() {
            return gateway;
        }

        @Override
        public GatewayAccount account() {
            return new GatewayAccount("sandbox", Sent.ACCOUNT);
        }

        @Override
        public void pools(MessagingService service) {
            numbersPath = "/v1/Services/" + service.sid() + "/PhoneNumbers";
        }

        @Override
        public void has(List<InboundText> held) {
            texts = held;
        }

        @Override
        public void cannotTurnThePage() {
            hasTwoPages = true;
        }

        @Override
        public void stumblesOver(PhoneNumber ours) {
            stumblesOver = query(ours);
        }

        @Override
        public void babbles() {
            babbles = true;
        }

        @Override
        public void leaves() {
            twilio.close();
        }

        @Override
        public void close() {
            gateway.close();
            twilio.close();
        }

        private Answer answer(StandIn.Asked asked) {
            if (babbles) {
                return Answer.json(200, "<html><body>Welcome</body></html>");
            }
            if (asked.path().equals(numbersPath)) {
                return Answer.json(
                        200, Listed.numbers("null", Samples.OFFICE, Samples.OTHER_OFFICE));
            }
            if (asked.path().equals(Sent.PATH)) {
                return list(asked.query());
            }
            return texts.stream()
                    .filter(text -> Sent.PATHS.media(text.providerId()).equals(asked.path()))
                    .findFirst()
                    .map(text -> Answer.json(200, media(text.media())))
                    .orElseGet(() -> Answer.json(404, Sent.error(404, 20_404)));
        }

        private Answer list(String query) {
            if (query.contains(stumblesOver) || query.contains("PageToken")) {
                return Answer.json(503, Sent.error(503, 20_503));
            }
            var listed =
                    texts.stream()
                            .filter(text -> query.contains(query(text.to())))
                            .map(OnLoopback::json)
                            .toList();
            var first = hasTwoPages ? listed.subList(0, listed.size() / 2) : listed;
            return Answer.json(
                    200,
                    Listed.page(hasTwoPages ? PAGE_TWO : "null", first.toArray(String[]::new)));
        }

        private static String query(PhoneNumber to) {
            return "To=" + URLEncoder.encode(to.e164(), StandardCharsets.UTF_8) + "&";
        }

        private static String json(InboundText text) {
            return Listed.inbound(
                    text.providerId().value(),
                    text.to(),
                    text.body(),
                    text.media().size(),
                    text.countsFrom(),
                    text.countsFrom());
        }

        private static String media(List<Media> media) {
            return Listed.media(
                    "null",
                    IntStream.range(0, media.size())
                            .mapToObj(i -> Listed.medium(i, media.get(i).contentType()))
                            .toArray(String[]::new));
        }
    }
}
