package eu.passerelle.engine.access;

import eu.passerelle.database.RowCopy;
import org.springframework.modulith.NamedInterface;

/** What may go to another database of the people that the engine knows: who is in which group, and nothing of the people but their ids. */
@NamedInterface
public final class NamelessPeople {

  private NamelessPeople() {}

  /** Copies the groups, the people and who is in which group. A person needs a name to be chosen by; there it is the id. */
  public static void copy(RowCopy copy) {
    copy.all("ACT_ID_GROUP");
    copy.some("ACT_ID_USER", "select ID_, REV_, ID_ as FIRST_, '' as LAST_ from ACT_ID_USER");
    copy.all("ACT_ID_MEMBERSHIP");
  }
}
