package dev.duly.redis;

import dev.duly.core.department.DailyCap;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Lane;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The send budget on Redis: each grant and each settling is one run of `budget.lua`.
final class RedisSendBudget implements SendBudget {
    private static final String PORT = "SendBudget";
    private static final Script SCRIPT = Script.named("budget.lua");
    private static final String TAKE = "TAKE";

    /// The usual time of one call: a place may be free by then.
    private static final Duration A_CALL = Duration.ofMillis(50);

    /// A node's clock may be so far off, and the first guess is still right.
    private static final int DAYS_AROUND = 1;

    private static final int BULK_PERCENT = 70;
    private static final int NORMAL_PERCENT = 90;

    private final Redis redis;
    private final String prefix;
    private final ServerTime time;

    RedisSendBudget(Redis redis, String prefix, ServerTime time) {
        this.redis = redis;
        this.prefix = prefix;
        this.time = time;
    }

    @Override
    public Answer take(Ask ask) {
        var answer = run(TAKE, 0, ask);
        var word = (String) answer.getFirst();
        if (word.equals("GRANTED")) {
            return new Answer.Granted((Long) answer.get(1));
        }
        return new Answer.Later(ServerTime.span((Long) answer.get(1)), Shortage.valueOf(word));
    }

    @Override
    public void settle(Ask ask, Answer.Granted granted, Met met) {
        run(met.name(), granted.number(), ask);
    }

    /// Redis knows no time zones: it is told when the days around now begin, and asks for others
    /// when by its clock it is none of these.
    private List<?> run(String wanted, long grant, Ask ask) {
        var answer = run(wanted, grant, ask, time.guess());
        if (!answer.getFirst().equals("OTHER_DAYS")) {
            return answer;
        }
        return run(wanted, grant, ask, ServerTime.moment((Long) answer.get(1)));
    }

    private List<?> run(String wanted, long grant, Ask ask, Instant around) {
        var arguments = new ArrayList<String>();
        arguments.add(time.argument());
        arguments.add(wanted);
        arguments.add(ask.text().value());
        arguments.add(Long.toString(grant));
        arguments.add(ask.account().kind() + ":" + ask.account().account());
        arguments.add(ask.sender().address().value());
        arguments.add(hashed(ask.recipient()));
        arguments.add(Integer.toString(ask.segments()));
        arguments.add(Integer.toString(ask.sender().segmentsPerSecond()));
        arguments.add(micros(PATIENCE));
        arguments.add(Integer.toString(PLACES));
        arguments.add(Integer.toString(MOST_PLACES));
        arguments.add(micros(A_CALL));
        arguments.addAll(day(ask, around));
        if (wanted.equals(TAKE)) {
            arguments.addAll(allowance(ask));
        }
        return redis.run(PORT, SCRIPT, prefix, arguments);
    }

    private static List<String> day(Ask ask, Instant around) {
        var cap = ask.sender().dailyCap();
        if (cap.isEmpty()) {
            return List.of("", "0", "0", "0");
        }
        var arguments = new ArrayList<String>();
        arguments.add(cap.get().group());
        arguments.add(Long.toString(share(ask.lane(), cap.get())));
        arguments.add(Integer.toString(2 * DAYS_AROUND + 1));
        var zone = cap.get().zone();
        var date = LocalDate.ofInstant(around, zone).minusDays(DAYS_AROUND);
        for (var day = -DAYS_AROUND; day <= DAYS_AROUND; day++) {
            arguments.add(date.toString());
            arguments.add(micros(date.atStartOfDay(zone).toInstant()));
            date = date.plusDays(1);
        }
        arguments.add(micros(date.atStartOfDay(zone).toInstant()));
        return arguments;
    }

    private static long share(Lane lane, DailyCap cap) {
        return switch (lane) {
            case URGENT -> cap.segments();
            case NORMAL -> (long) cap.segments() * NORMAL_PERCENT / 100;
            case BULK -> (long) cap.segments() * BULK_PERCENT / 100;
        };
    }

    private static List<String> allowance(Ask ask) {
        return ask.allowance()
                .map(allowance ->
                        Stream.concat(
                                        Stream.of(Integer.toString(allowance.most())),
                                        allowance.counted().stream().map(MessageId::value))
                                .toList())
                .orElse(List.of(""));
    }

    /// No secret, since numbers can be tried one by one: it keeps them out of key names, which
    /// Redis prints in its logs.
    private static String hashed(PhoneNumber recipient) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var number = recipient.e164().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(number), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String micros(Instant moment) {
        return Long.toString(ServerTime.micros(moment));
    }

    private static String micros(Duration wait) {
        return Long.toString(ServerTime.micros(wait));
    }
}
