package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        for (var body : List.of("1", "2", "3", "4", "5")) {
            caller.send(ANN, body);
        }
        caller.send("+17025550143", "another's");

        var first = page("?To=%2B17025550142&PageSize=2");
        assertThat(bodies(first)).containsExactly("5", "4");
        assertThat(first.get("previous_page_uri").isNull()).isTrue();
        assertThat(first.get("page_size").intValue()).isEqualTo(2);
        assertThat(first.get("start").intValue()).isZero();
        assertThat(first.get("end").intValue()).isEqualTo(1);
        var second = follow(first, "next_page_uri");
        assertThat(bodies(second)).containsExactly("3", "2");
        assertThat(second.get("page").intValue()).isEqualTo(1);
        assertThat(second.get("start").intValue()).isEqualTo(2);
        var third = follow(second, "next_page_uri");
        assertThat(bodies(third)).containsExactly("1");
        assertThat(third.get("next_page_uri").isNull()).isTrue();
        assertThat(bodies(follow(second, "previous_page_uri"))).containsExactly("5", "4");
        assertThat(bodies(follow(third, "previous_page_uri"))).containsExactly("3", "2");
        assertThat(bodies(follow(third, "first_page_uri"))).containsExactly("5", "4");
        assertThat(bodies(follow(second, "uri"))).containsExactly("3", "2");
    }

    @Test
    void textsThatComeWhileOneReadsOnAreNotShownTwice() {
        caller.send(ANN, "1");
        caller.send(ANN, "2");
        var first = page("?PageSize=1");
        caller.send(ANN, "3");

        assertThat(bodies(follow(first, "next_page_uri"))).containsExactly("1");
    }

    @Test
    void aPageHoldsFiftyUnlessAskedForMore() {
        for (var n = 0; n < 51; n++) {
            caller.send(ANN, "text " + n);
        }

        assertThat(page("").get("messages")).hasSize(50);
        assertThat(page("?PageSize=1000").get("messages")).hasSize(51);
        assertThat(page("?PageSize=5000").get("page_size").intValue()).isEqualTo(1000);
    }

    @Test
    void aSenderIsFoundOnlyOnceItIsKnown() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();
        var both = List.of("?From=%2B15005550006", "?From=%2B15005550016");

        assertThat(both).allMatch(from -> page(from).get("messages").isEmpty());
        clock.advance(Duration.ofSeconds(1));
        var from = caller.fetch(sid).get("from").stringValue();
        assertThat(bodies(page("?From=" + Caller.escaped(from)))).containsExactly("hello");
    }

    @Test
    void aDateFindsOnlyWhatWasSent() {
        caller.send(ANN, "on the second");
        clock.advance(Duration.ofDays(1));
        caller.send(ANN, "on the third");
        clock.advance(Duration.ofSeconds(1));
        caller.send(ANN, "not sent yet");

        assertThat(bodies(page("?DateSent=2026-03-02"))).containsExactly("on the second");
        assertThat(bodies(page("?DateSent%3E=2026-03-03"))).containsExactly("on the third");
        assertThat(bodies(page("?DateSent%3C=2026-03-02"))).containsExactly("on the second");
        assertThat(bodies(page("?DateSent%3E=2026-03-02&DateSent%3C=2026-03-03")))
                .containsExactly("on the third", "on the second");
        assertThat(bodies(page("?DateSent%3E=2026-03-03T17:04:05Z")))
                .containsExactly("on the third");
        assertThat(bodies(page("?DateSent%3E=2026-03-03T17:04:06Z"))).isEmpty();
        assertThat(bodies(page(""))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PageSize=0",
                "PageSize=x",
                "PageSize=-1",
                "Page=x",
                "PageToken=abc",
                "PageToken=PASMffffffffffffffffffffffffffffffff",
                "DateSent=yesterday",
                "DateSent%3E=2026-13-01",
                "To=%ff"
            })
    void whatCannotBeReadIsRefused(String query) {
        var answer = caller.get("/Messages.json?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.code(answer)).isEqualTo(20001);
    }

    private JsonNode page(String query) {
        var answer = caller.get("/Messages.json" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer);
    }

    private JsonNode follow(JsonNode page, String link) {
        var uri = page.get(link).stringValue();
        return Caller.json(caller.call(caller.authorized(uri).GET()));
    }

    private static List<String> bodies(JsonNode page) {
        var bodies = new ArrayList<String>();
        page.get("messages").forEach(text -> bodies.add(text.get("body").stringValue()));
        return bodies;
    }
}
