package dev.duly.core.system;

import dev.duly.core.events.LiveEvents;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.webhook.ProviderWebhooks;

/// What Duly stands on, chosen by whoever starts it.
public record Backends(
        Storage storage,
        SendQueue queue,
        SendBudget budget,
        LiveEvents events,
        SmsGateway gateway,
        ProviderInbox inbox,
        ProviderWebhooks webhooks,
        NumberPlan numbers) {}
