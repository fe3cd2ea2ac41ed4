package eu.passerelle.casework.suspension;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/** What others do about the person of a case, under numbers of their own: it stands still while the case is suspended. */
@NamedInterface
public interface Companions {

  /** @return the ids of the instances that stand still with this case */
  List<String> instancesOf(String caseNumber);

  /** The case goes on, in the present transaction: what it could not hear while it was suspended may be said again. */
  void goesOn(String caseNumber);
}
