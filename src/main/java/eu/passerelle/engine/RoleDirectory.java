package eu.passerelle.engine;

import java.util.List;
import java.util.Optional;

/** The catalogue of roles as the engine room needs it: a lane is a role. */
public interface RoleDirectory {

  /** @return the key of the role that carries this lane name (case and surrounding blanks do not matter), if there is one */
  Optional<String> keyOf(String laneName);

  /** @return the label of a role, or the key itself when the catalogue does not know it */
  String labelOf(String roleKey);

  /** @return the labels of all roles, in the order of the catalogue */
  List<String> labels();

  /** @return the keys of all roles, in the order of the catalogue */
  default List<String> keys() {
    return labels().stream().flatMap(label -> keyOf(label).stream()).toList();
  }
}
