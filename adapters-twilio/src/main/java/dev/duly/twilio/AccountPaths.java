package dev.duly.twilio;

import dev.duly.core.provider.ProviderMessageId;

/// Where an account's resources lie. Source: Twilio, API 2010-04-01.
///
/// @param accountSid `AC` and 32 hex digits
record AccountPaths(String accountSid) {
    String messages() {
        return account() + "/Messages.json";
    }

    String message(ProviderMessageId id) {
        return of(id) + ".json";
    }

    /// The list of what came with a text.
    String media(ProviderMessageId id) {
        return of(id) + "/Media.json";
    }

    /// The file itself: where a webhook's `MediaUrl` points.
    ///
    /// @param sid `ME` and 32 hex digits
    String medium(ProviderMessageId id, String sid) {
        return of(id) + "/Media/" + sid;
    }

    private String account() {
        return "/2010-04-01/Accounts/" + accountSid;
    }

    private String of(ProviderMessageId id) {
        return account() + "/Messages/" + id.value();
    }
}
