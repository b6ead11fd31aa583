package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.PortException.Retry;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.testkit.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/// What a server says that does not serve us.
class FaultsTest {
    private static final String PREFIX = "{duly}:";

    @TempDir Path folder;
    @RegisterExtension final OwnRedis server = new OwnRedis();
    @RegisterExtension final Nodes nodes = new Nodes();

    @Test
    void aUserWithAPasswordIsLetInToItsDatabase() {
        allow("~{duly}:*", "+@all");

        var node = nodes.beside(as("duly:secret", "/3"), PREFIX);
        put(node);

        assertThat(node.queue().depth()).isEqualTo(1);
        assertThat(server.client().dbSize()).isZero();
    }

    @Test
    void aWrongPasswordIsNotWorthTryingAgain() {
        allow("~*", "+@all");

        var node = nodes.beside(as("duly:sesame", ""), PREFIX);

        assertFault(node, Retry.POINTLESS, "user or password");
    }

    @Test
    void aUserWhoMayNotIsToldWhatToAllow() {
        allow("~other:*", "+@all");

        var node = nodes.beside(as("duly:secret", ""), PREFIX);

        assertFault(node, Retry.POINTLESS, "may not do this");
    }

    @Test
    void aServerWithoutMemoryIsNotWorthTryingAgain() {
        server.client().configSet("maxmemory", "1");

        assertFault(nodes.beside(server.url(), PREFIX), Retry.POINTLESS, "all memory");
    }

    @Test
    void aKeyOfAnotherApplicationIsLeftAlone() {
        server.client().set(PREFIX + "queue:places", "theirs");

        assertFault(nodes.beside(server.url(), PREFIX), Retry.POINTLESS, "another prefix");
        assertThat(server.client().get(PREFIX + "queue:places")).isEqualTo("theirs");
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsNotSpokenTo() throws Exception {
        try (var impostor = tlsServer();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var met = callers.submit(() -> firstByte(impostor));
            var url = URI.create("rediss://:sesame@127.0.0.1:" + impostor.getLocalPort());

            assertFault(nodes.beside(url, PREFIX), Retry.POINTLESS, "certificate is not trusted");

            assertThatThrownBy(met::get).hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsWorthTryingAgain() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var node =
                        RedisBackend.open(
                                TestRedis.at(silent.getLocalPort()),
                                PREFIX,
                                Duration.ofMillis(100))) {
            assertFault(node, Retry.WORTH_IT, "did not answer in time");
        }
    }

    @Test
    void aServerThatIsNotThereIsWorthTryingAgain() {
        var node = nodes.beside(TestRedis.at(TestRedis.freePort()), PREFIX);

        assertFault(node, Retry.WORTH_IT, "cannot be reached");
    }

    /// Lets the user duly do so much.
    private void allow(String... rules) {
        server.client()
                .executeCommand(
                        new CommandArguments(Protocol.Command.ACL)
                                .add("SETUSER")
                                .add("duly")
                                .add("on")
                                .add(">secret")
                                .addObjects((Object[]) rules));
    }

    private static void assertFault(RedisBackend node, Retry retry, String words) {
        assertThatThrownBy(() -> put(node))
                .isInstanceOfSatisfying(
                        PortException.class,
                        thrown -> {
                            assertThat(thrown.retry()).isEqualTo(retry);
                            assertThat(thrown)
                                    .hasMessageContaining(words)
                                    .hasMessageNotContaining("sesame")
                                    .hasMessageNotContaining(Samples.messageId(1).value());
                        });
    }

    private static void put(RedisBackend node) {
        node.queue()
                .put(
                        List.of(
                                new QueueEntry(
                                        Samples.messageId(1),
                                        new DepartmentId("pretrial"),
                                        Lane.NORMAL,
                                        Duration.ZERO)));
    }

    /// With a certificate that it made for itself.
    private ServerSocket tlsServer() throws Exception {
        var store = folder.resolve("impostor.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(made.waitFor()).isZero();
        var password = "changeit".toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls.getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static int firstByte(ServerSocket server) throws IOException {
        try (var caller = server.accept()) {
            return caller.getInputStream().read();
        }
    }

    private URI as(String login, String path) {
        return URI.create(server.url().toString().replace("://", "://" + login + "@") + path);
    }
}
