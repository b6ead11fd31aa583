package dev.duly.cli;

/// What the executable answers to the shell. The page `docs/reference/cli.md` lists them, and a
/// test holds it to that.
enum ExitCode {
    OK(0, "It worked."),
    UNEXPECTED(1, "Something went wrong that nobody foresaw."),
    USAGE(2, "The command, a value in it, or a setting is wrong; nothing was done."),
    REFUSED(3, "A rule is against it, such as an opt-out, or it is too late."),
    NOT_FOUND(
            4,
            "There is no such message, thread, department, contact, task, template or stopped sender."),
    NOT_ALLOWED(5, "The token is missing or wrong, or lacks the scope."),
    UNAVAILABLE(6, "A store, port or sandbox cannot be used: locked, taken, or away."),
    NOT_DELIVERED(7, "With --wait: the text failed, was stopped, or expired."),
    STILL_WAITING(8, "With --wait: time is up, and the text is still on its way.");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
