package dev.duly.cli.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where we listen, and under which address the provider reaches us.
final class BindingReading {
    private static final String STATUS_PATH = "/api/messages/twilio/status";

    private BindingReading() {}

    static Settings.Binding of(Values values) {
        var host = values.text(Setting.DULY_HTTP_BIND).orElseThrow();
        var port = values.port(Setting.PORT);
        return new Settings.Binding(host, port, origin(values, port));
    }

    /// @throws BadSetting when the host is no address of this or any machine
    static boolean isLoopback(Settings.Binding binding) {
        try {
            return InetAddress.getByName(binding.host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            throw new BadSetting(
                    "DULY_HTTP_BIND",
                    "must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and is \""
                            + binding.host()
                            + "\"");
        }
    }

    /// `TWILIO_STATUS_CALLBACK_URL` says the same with the path behind it; where both are set they
    /// must agree, because one of them would silently not count.
    private static URI origin(Values values, int port) {
        var named = values.url(Setting.API_ORIGIN);
        named.filter(url -> !url.getRawPath().isEmpty())
                .ifPresent(_ -> {
                    throw new BadSetting("API_ORIGIN", "must end after the host and port");
                });
        var byCallback = values.url(Setting.TWILIO_STATUS_CALLBACK_URL).map(BindingReading::cut);
        if (named.isPresent() && byCallback.isPresent() && !named.equals(byCallback)) {
            throw new BadSetting(
                    "TWILIO_STATUS_CALLBACK_URL",
                    "must be API_ORIGIN with "
                            + STATUS_PATH
                            + " behind it, or be left out: API_ORIGIN is "
                            + named.get());
        }
        return named.or(() -> byCallback).orElseGet(() -> URI.create("http://127.0.0.1:" + port));
    }

    private static URI cut(URI callback) {
        if (!STATUS_PATH.equals(callback.getRawPath())) {
            throw new BadSetting("TWILIO_STATUS_CALLBACK_URL", "must have the path " + STATUS_PATH);
        }
        var text = callback.toString();
        return URI.create(text.substring(0, text.length() - STATUS_PATH.length()));
    }
}
