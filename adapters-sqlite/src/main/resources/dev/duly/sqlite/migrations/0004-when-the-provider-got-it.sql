-- What orders changes of consent that may have been delivered late.

-- By the provider's clock, in milliseconds; null where no list of the provider's said so.
ALTER TABLE consent ADD COLUMN provider_at INTEGER;
