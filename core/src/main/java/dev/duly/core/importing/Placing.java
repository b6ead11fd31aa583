package dev.duly.core.importing;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;

/// Where a text of an older server stands from now on.
public record Placing(MessageId message, DepartmentId department, ThreadId thread) {}
