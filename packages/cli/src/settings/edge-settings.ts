// The settings of the HTTP edge that `up` and the traffic controller share. Plain data.
import type { Setting } from './setting.ts';

/** Another name of the edge. */
export const publicUrlSetting: Setting = {
  name: 'public-url',
  kind: 'http-url',
  argument: 'url',
  summary: 'address under which the controller is reached from outside; requests for its host are answered',
  defaultText: 'none',
};

/** Pages that may do what our own may. */
export const allowOriginSetting: Setting = {
  name: 'allow-origin',
  kind: 'origins',
  argument: 'origin',
  summary: 'web page that may read and change this cluster besides its own, such as https://ops.example',
  defaultText: 'none',
  repeatable: true,
};
