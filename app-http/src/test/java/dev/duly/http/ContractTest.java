package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Contract contract = new Contract();

    @Test
    void theContractNamesExactlyTheRoutesThatThereAre() {
        try (var server = new TestServer()) {
            var table =
                    HttpServer.table(
                            server.duly,
                            server.loops,
                            () -> false,
                            new Listeners(1),
                            HttpSettings.on("127.0.0.1", 0),
                            server.clock);
            var routes =
                    table.routes().stream()
                            .map(route -> route.method().text() + " " + route.path())
                            .collect(Collectors.toSet());
            assertThat(contract.operations()).isEqualTo(routes);
        }
    }

    @Test
    void itsExamplesKeepToItsOwnSchemas() {
        contract.examplesHold();
    }

    @Test
    void itIsServedToAnybody() {
        try (var server = new TestServer()) {
            var answer = server.call(server.request("/openapi.yaml").GET());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).startsWith("openapi: 3.0.3");
        }
    }
}
