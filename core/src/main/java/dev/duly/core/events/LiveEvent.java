package dev.duly.core.events;

/// An event in its place.
///
/// @param id no other event has it
public record LiveEvent(EventId id, DomainEvent event) {}
