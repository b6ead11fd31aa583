package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real sockets, with one that says everything back behind the proxy.
class ProxyTest {
    private ServerSocket echo;
    private Proxy proxy;

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::sayBack);
        proxy = Proxy.to(List.of(echo.getLocalPort()));
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void whatIsSaidIsPassedOn() throws IOException {
        try (var caller = connect()) {
            assertThat(ask(caller, 7)).isEqualTo(7);
        }
    }

    @Test
    void aRefusedCallerHearsNothing() throws IOException {
        proxy.turn(Proxy.Mood.REFUSING);
        assertThatThrownBy(
                        () -> {
                            try (var caller = connect()) {
                                assertThat(ask(caller, 7)).isEqualTo(7);
                            }
                        })
                .isInstanceOfAny(IOException.class, AssertionError.class);
        proxy.turn(Proxy.Mood.FRIENDLY);
        try (var caller = connect()) {
            assertThat(ask(caller, 7)).isEqualTo(7);
        }
    }

    @Test
    void aConnectionIsCutWhenTheAnswerComes() throws IOException {
        try (var caller = connect()) {
            assertThat(ask(caller, 7)).isEqualTo(7);
            proxy.turn(Proxy.Mood.CUTTING);
            assertThatThrownBy(() -> ask(caller, 8)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerVanishes() throws IOException {
        try (var caller = connect()) {
            proxy.turn(Proxy.Mood.SWALLOWING);
            caller.setSoTimeout(200);
            assertThatThrownBy(() -> ask(caller, 7)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void everyConnectionIsCutAtOnce() throws IOException {
        try (var caller = connect()) {
            assertThat(ask(caller, 7)).isEqualTo(7);
            proxy.cut();
            assertThatThrownBy(
                            () -> {
                                assertThat(ask(caller, 8)).isEqualTo(8);
                            })
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    private Socket connect() throws IOException {
        var caller = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        caller.setSoTimeout(5_000);
        return caller;
    }

    private static int ask(Socket caller, int word) throws IOException {
        caller.getOutputStream().write(word);
        return caller.getInputStream().read();
    }

    private void sayBack() {
        while (!echo.isClosed()) {
            try {
                var heard = echo.accept();
                Thread.ofVirtual().start(() -> sayBack(heard));
            } catch (IOException _) {
                // Closed: the loop's condition tells.
            }
        }
    }

    private static void sayBack(Socket heard) {
        try (heard) {
            heard.getInputStream().transferTo(heard.getOutputStream());
        } catch (IOException _) {
            // The other side is gone.
        }
    }
}
