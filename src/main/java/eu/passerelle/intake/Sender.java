package eu.passerelle.intake;

import java.util.List;

/** Who sent a file, with the groups the person has now. */
record Sender(String userId, List<String> groupIds) {}
