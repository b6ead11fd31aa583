package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.receipt.ReceiptLog;

class InMemoryReceiptLogTest extends ReceiptLogContract {
    @Override
    protected ReceiptLog emptyLog() {
        return new InMemoryStorage().receipts();
    }
}
