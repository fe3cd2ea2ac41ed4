/** Cases stand still and go on: suspensions, the clocks they stop, and waiting times that a demonstration lets pass. */
package eu.passerelle.casework.suspension;
