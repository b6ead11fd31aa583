package dev.duly.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.Header;

/// The SDK's way to the wire, for one post and then never again. Keeps what the wire saw, because
/// the SDK's exceptions lose the status of an answer that is not JSON.
final class OneRequest extends HttpClient {
    private final Transport transport;
    private final Map<String, String> verbatim;
    private final BooleanSupplier mayLeave;
    private Exchange exchange = new Exchange.NeverSent("no request was made");
    private boolean used;

    /// @param verbatim fields of the form that are sent whatever the SDK thinks of them: it leaves
    ///   out those whose value is the word `null`, which people do write
    /// @param mayLeave whether the request may still leave, asked right before it does
    OneRequest(Transport transport, Map<String, String> verbatim, BooleanSupplier mayLeave) {
        this.mayLeave = mayLeave;
        this.transport = transport;
        this.verbatim = Map.copyOf(verbatim);
    }

    /// What came of the request.
    Exchange exchange() {
        return exchange;
    }

    /// Asks once. The SDK's own asks up to three times, also to post.
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(
            Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        if (used) {
            throw new IllegalStateException("one request was asked for, and one has been made");
        }
        used = true;
        exchange = ask(request);
        return switch (exchange) {
            case Exchange.Answered answered ->
                    new Response(answered.body(), answered.status(), new Header[0]);
            case Exchange.NeverSent(var why) -> throw new ApiConnectionException(why);
            case Exchange.NoAnswer(var why) -> throw new ApiConnectionException(why);
        };
    }

    /// Takes path and query from the SDK and never its host: that comes from the settings.
    private Exchange ask(Request request) {
        var path = request.constructURL().getFile();
        verbatim.forEach((name, value) -> request.getPostParams().put(name, List.of(value)));
        return transport.postForm(
                path, request.getAuthString(), request.encodeFormBody(), mayLeave);
    }
}
