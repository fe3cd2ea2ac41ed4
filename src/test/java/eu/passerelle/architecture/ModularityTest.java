package eu.passerelle.architecture;

import eu.passerelle.PasserelleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms keep to their doors, and the picture of them is drawn from the code. */
class ModularityTest {

  private final ApplicationModules rooms = ApplicationModules.of(PasserelleApplication.class);

  @Test
  void everyRoomUsesOnlyWhatTheOthersOffer() {
    rooms.verify();
  }

  @Test
  void thePictureIsDrawn() {
    new Documenter(rooms, Documenter.Options.defaults().withOutputFolder("target/modules")).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml()
        .writeModuleCanvases();
  }
}
