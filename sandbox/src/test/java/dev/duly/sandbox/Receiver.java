package dev.duly.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stands where a webhook stands: takes what the sandbox posts, and checks its signature by itself.
final class Receiver implements AutoCloseable {
    /// @param signed whether the signature is right for this URL and form
    record Post(
            String path,
            Map<String, String> form,
            boolean signed,
            String date,
            String token,
            String authorization) {
        String field(String name) {
            return form.getOrDefault(name, "(none)");
        }

        String status() {
            return field("MessageStatus");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile String person = "";
    private volatile ToIntFunction<Post> answer = post -> 204;

    Receiver() throws IOException {
        this(0);
    }

    Receiver(int port) throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + person + "127.0.0.1:" + port() + path;
    }

    /// A name and password, as `name:password@`, that stand in its URLs from now on.
    void asks(String nameAndPassword) {
        person = nameAndPassword;
    }

    /// How it answers from now on.
    void answers(ToIntFunction<Post> status) {
        answer = status;
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    List<Post> posts(String path) {
        return posts.stream().filter(post -> post.path().equals(path)).toList();
    }

    List<String> statuses(String path) {
        return posts(path).stream().map(Post::status).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().toString();
        var form = decode(body);
        var headers = exchange.getRequestHeaders();
        var signature = String.valueOf(headers.getFirst("X-Twilio-Signature"));
        var post =
                new Post(
                        path,
                        form,
                        signature.equals(sign(url(path), form)),
                        headers.getFirst("Date"),
                        headers.getFirst("I-Twilio-Idempotency-Token"),
                        String.valueOf(headers.getFirst("Authorization")));
        posts.add(post);
        exchange.sendResponseHeaders(answer.applyAsInt(post), -1);
        exchange.close();
    }

    private static Map<String, String> decode(String body) {
        var form = new TreeMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = new ArrayList<>(List.of(pair.split("=", 2)));
            form.put(decoded(parts.get(0)), decoded(parts.get(1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String sign(String url, Map<String, String> form) {
        var signed = new StringBuilder(url);
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec("sandbox".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var bytes = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
