package eu.passerelle.model;

/**
 * A diagram, a table or a form as it lies in a folder or comes in with a deployment.
 *
 * @param folder name of the folder it lies in; null when it comes in with a deployment
 * @param name file name
 * @param content the bytes of the file
 */
public record ModelFile(String folder, String name, byte[] content) {

  public String ending() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  public String stem() {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
