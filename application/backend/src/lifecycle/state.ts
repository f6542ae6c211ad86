/** Whether the process was told to stop. */
export interface ShutdownState {
  stopping: boolean;
}
