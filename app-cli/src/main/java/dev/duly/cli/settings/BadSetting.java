package dev.duly.cli.settings;

/// A setting that Duly cannot run with. Its message names the key and the rule.
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSetting(String key, String rule) {
        this(key + " " + rule);
    }

    /// @param sentence names the setting and the rule
    BadSetting(String sentence) {
        super(sentence);
    }
}
