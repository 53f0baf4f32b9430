import * as $protobuf from "protobufjs";
import type Long from "long";

/** Namespace loggregator. */
export namespace loggregator {

    /** Namespace v2. */
    namespace v2 {

        /**
         * Properties of an EgressRequest.
         * @deprecated Use loggregator.v2.EgressRequest.$Properties instead.
         */
        interface IEgressRequest extends loggregator.v2.EgressRequest.$Properties {
        }

        /** Represents an EgressRequest. */
        class EgressRequest {

            /**
             * Constructs a new EgressRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.EgressRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EgressRequest shardId. */
            shardId: string;

            /** EgressRequest legacySelector. */
            legacySelector?: (loggregator.v2.Selector.$Properties|null);

            /** EgressRequest usePreferredTags. */
            usePreferredTags: boolean;

            /** EgressRequest selectors. */
            selectors: loggregator.v2.Selector.$Properties[];

            /** EgressRequest deterministicName. */
            deterministicName: string;

            /**
             * Creates a new EgressRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EgressRequest instance
             */
            static create(properties: loggregator.v2.EgressRequest.$Shape): loggregator.v2.EgressRequest & loggregator.v2.EgressRequest.$Shape;
            static create(properties?: loggregator.v2.EgressRequest.$Properties): loggregator.v2.EgressRequest;

            /**
             * Encodes the specified EgressRequest message. Does not implicitly {@link loggregator.v2.EgressRequest.verify|verify} messages.
             * @param message EgressRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.EgressRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EgressRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.EgressRequest & loggregator.v2.EgressRequest.$Shape} EgressRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.EgressRequest & loggregator.v2.EgressRequest.$Shape;

            /**
             * Creates an EgressRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EgressRequest
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.EgressRequest;

            /**
             * Creates a plain object from an EgressRequest message. Also converts values to other types if specified.
             * @param message EgressRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.EgressRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EgressRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EgressRequest {

            /** Properties of an EgressRequest. */
            interface $Properties {

                /** EgressRequest shardId */
                shardId?: (string|null);

                /** EgressRequest legacySelector */
                legacySelector?: (loggregator.v2.Selector.$Properties|null);

                /** EgressRequest usePreferredTags */
                usePreferredTags?: (boolean|null);

                /** EgressRequest selectors */
                selectors?: (loggregator.v2.Selector.$Properties[]|null);

                /** EgressRequest deterministicName */
                deterministicName?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EgressRequest. */
            type $Shape = {
              shardId?: string|null;
              legacySelector?: loggregator.v2.Selector.$Shape|null;
              usePreferredTags?: boolean|null;
              selectors?: loggregator.v2.Selector.$Shape[]|null;
              deterministicName?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an EgressBatchRequest.
         * @deprecated Use loggregator.v2.EgressBatchRequest.$Properties instead.
         */
        interface IEgressBatchRequest extends loggregator.v2.EgressBatchRequest.$Properties {
        }

        /** Represents an EgressBatchRequest. */
        class EgressBatchRequest {

            /**
             * Constructs a new EgressBatchRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.EgressBatchRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EgressBatchRequest shardId. */
            shardId: string;

            /** EgressBatchRequest legacySelector. */
            legacySelector?: (loggregator.v2.Selector.$Properties|null);

            /** EgressBatchRequest usePreferredTags. */
            usePreferredTags: boolean;

            /** EgressBatchRequest selectors. */
            selectors: loggregator.v2.Selector.$Properties[];

            /** EgressBatchRequest deterministicName. */
            deterministicName: string;

            /**
             * Creates a new EgressBatchRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EgressBatchRequest instance
             */
            static create(properties: loggregator.v2.EgressBatchRequest.$Shape): loggregator.v2.EgressBatchRequest & loggregator.v2.EgressBatchRequest.$Shape;
            static create(properties?: loggregator.v2.EgressBatchRequest.$Properties): loggregator.v2.EgressBatchRequest;

            /**
             * Encodes the specified EgressBatchRequest message. Does not implicitly {@link loggregator.v2.EgressBatchRequest.verify|verify} messages.
             * @param message EgressBatchRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.EgressBatchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EgressBatchRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.EgressBatchRequest & loggregator.v2.EgressBatchRequest.$Shape} EgressBatchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.EgressBatchRequest & loggregator.v2.EgressBatchRequest.$Shape;

            /**
             * Creates an EgressBatchRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EgressBatchRequest
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.EgressBatchRequest;

            /**
             * Creates a plain object from an EgressBatchRequest message. Also converts values to other types if specified.
             * @param message EgressBatchRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.EgressBatchRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EgressBatchRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EgressBatchRequest {

            /** Properties of an EgressBatchRequest. */
            interface $Properties {

                /** EgressBatchRequest shardId */
                shardId?: (string|null);

                /** EgressBatchRequest legacySelector */
                legacySelector?: (loggregator.v2.Selector.$Properties|null);

                /** EgressBatchRequest usePreferredTags */
                usePreferredTags?: (boolean|null);

                /** EgressBatchRequest selectors */
                selectors?: (loggregator.v2.Selector.$Properties[]|null);

                /** EgressBatchRequest deterministicName */
                deterministicName?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EgressBatchRequest. */
            type $Shape = {
              shardId?: string|null;
              legacySelector?: loggregator.v2.Selector.$Shape|null;
              usePreferredTags?: boolean|null;
              selectors?: loggregator.v2.Selector.$Shape[]|null;
              deterministicName?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Selector.
         * @deprecated Use loggregator.v2.Selector.$Properties instead.
         */
        interface ISelector extends loggregator.v2.Selector.$Properties {
        }

        /** Represents a Selector. */
        class Selector {

            /**
             * Constructs a new Selector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Selector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Selector sourceId. */
            sourceId: string;

            /** Selector log. */
            log?: (loggregator.v2.LogSelector.$Properties|null);

            /** Selector counter. */
            counter?: (loggregator.v2.CounterSelector.$Properties|null);

            /** Selector gauge. */
            gauge?: (loggregator.v2.GaugeSelector.$Properties|null);

            /** Selector timer. */
            timer?: (loggregator.v2.TimerSelector.$Properties|null);

            /** Selector event. */
            event?: (loggregator.v2.EventSelector.$Properties|null);

            /** Selector Message. */
            Message?: ("log"|"counter"|"gauge"|"timer"|"event");

            /**
             * Creates a new Selector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Selector instance
             */
            static create(properties: loggregator.v2.Selector.$Shape): loggregator.v2.Selector & loggregator.v2.Selector.$Shape;
            static create(properties?: loggregator.v2.Selector.$Properties): loggregator.v2.Selector;

            /**
             * Encodes the specified Selector message. Does not implicitly {@link loggregator.v2.Selector.verify|verify} messages.
             * @param message Selector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Selector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Selector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Selector & loggregator.v2.Selector.$Shape} Selector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Selector & loggregator.v2.Selector.$Shape;

            /**
             * Creates a Selector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Selector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Selector;

            /**
             * Creates a plain object from a Selector message. Also converts values to other types if specified.
             * @param message Selector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Selector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Selector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Selector {

            /** Properties of a Selector. */
            interface $Properties {

                /** Selector sourceId */
                sourceId?: (string|null);

                /** Selector log */
                log?: (loggregator.v2.LogSelector.$Properties|null);

                /** Selector counter */
                counter?: (loggregator.v2.CounterSelector.$Properties|null);

                /** Selector gauge */
                gauge?: (loggregator.v2.GaugeSelector.$Properties|null);

                /** Selector timer */
                timer?: (loggregator.v2.TimerSelector.$Properties|null);

                /** Selector event */
                event?: (loggregator.v2.EventSelector.$Properties|null);

                /** Selector Message */
                Message?: ("log"|"counter"|"gauge"|"timer"|"event");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Selector. */
            type $Shape = {
              sourceId?: string|null;
              log?: loggregator.v2.LogSelector.$Shape|null;
              counter?: loggregator.v2.CounterSelector.$Shape|null;
              gauge?: loggregator.v2.GaugeSelector.$Shape|null;
              timer?: loggregator.v2.TimerSelector.$Shape|null;
              event?: loggregator.v2.EventSelector.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ Message?: undefined; log?: null; counter?: null; gauge?: null; timer?: null; event?: null }|{ Message?: "log"; log: loggregator.v2.LogSelector.$Shape; counter?: null; gauge?: null; timer?: null; event?: null }|{ Message?: "counter"; log?: null; counter: loggregator.v2.CounterSelector.$Shape; gauge?: null; timer?: null; event?: null }|{ Message?: "gauge"; log?: null; counter?: null; gauge: loggregator.v2.GaugeSelector.$Shape; timer?: null; event?: null }|{ Message?: "timer"; log?: null; counter?: null; gauge?: null; timer: loggregator.v2.TimerSelector.$Shape; event?: null }|{ Message?: "event"; log?: null; counter?: null; gauge?: null; timer?: null; event: loggregator.v2.EventSelector.$Shape })
            );
        }

        /**
         * Properties of a LogSelector.
         * @deprecated Use loggregator.v2.LogSelector.$Properties instead.
         */
        interface ILogSelector extends loggregator.v2.LogSelector.$Properties {
        }

        /** Represents a LogSelector. */
        class LogSelector {

            /**
             * Constructs a new LogSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.LogSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new LogSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogSelector instance
             */
            static create(properties: loggregator.v2.LogSelector.$Shape): loggregator.v2.LogSelector & loggregator.v2.LogSelector.$Shape;
            static create(properties?: loggregator.v2.LogSelector.$Properties): loggregator.v2.LogSelector;

            /**
             * Encodes the specified LogSelector message. Does not implicitly {@link loggregator.v2.LogSelector.verify|verify} messages.
             * @param message LogSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.LogSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.LogSelector & loggregator.v2.LogSelector.$Shape} LogSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.LogSelector & loggregator.v2.LogSelector.$Shape;

            /**
             * Creates a LogSelector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LogSelector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.LogSelector;

            /**
             * Creates a plain object from a LogSelector message. Also converts values to other types if specified.
             * @param message LogSelector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.LogSelector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LogSelector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LogSelector {

            /** Properties of a LogSelector. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogSelector. */
            type $Shape = loggregator.v2.LogSelector.$Properties;
        }

        /**
         * Properties of a CounterSelector.
         * @deprecated Use loggregator.v2.CounterSelector.$Properties instead.
         */
        interface ICounterSelector extends loggregator.v2.CounterSelector.$Properties {
        }

        /** Represents a CounterSelector. */
        class CounterSelector {

            /**
             * Constructs a new CounterSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.CounterSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CounterSelector name. */
            name: string;

            /**
             * Creates a new CounterSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CounterSelector instance
             */
            static create(properties: loggregator.v2.CounterSelector.$Shape): loggregator.v2.CounterSelector & loggregator.v2.CounterSelector.$Shape;
            static create(properties?: loggregator.v2.CounterSelector.$Properties): loggregator.v2.CounterSelector;

            /**
             * Encodes the specified CounterSelector message. Does not implicitly {@link loggregator.v2.CounterSelector.verify|verify} messages.
             * @param message CounterSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.CounterSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CounterSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.CounterSelector & loggregator.v2.CounterSelector.$Shape} CounterSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.CounterSelector & loggregator.v2.CounterSelector.$Shape;

            /**
             * Creates a CounterSelector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CounterSelector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.CounterSelector;

            /**
             * Creates a plain object from a CounterSelector message. Also converts values to other types if specified.
             * @param message CounterSelector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.CounterSelector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CounterSelector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CounterSelector {

            /** Properties of a CounterSelector. */
            interface $Properties {

                /** CounterSelector name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CounterSelector. */
            type $Shape = loggregator.v2.CounterSelector.$Properties;
        }

        /**
         * Properties of a GaugeSelector.
         * @deprecated Use loggregator.v2.GaugeSelector.$Properties instead.
         */
        interface IGaugeSelector extends loggregator.v2.GaugeSelector.$Properties {
        }

        /** Represents a GaugeSelector. */
        class GaugeSelector {

            /**
             * Constructs a new GaugeSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.GaugeSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GaugeSelector names. */
            names: string[];

            /**
             * Creates a new GaugeSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GaugeSelector instance
             */
            static create(properties: loggregator.v2.GaugeSelector.$Shape): loggregator.v2.GaugeSelector & loggregator.v2.GaugeSelector.$Shape;
            static create(properties?: loggregator.v2.GaugeSelector.$Properties): loggregator.v2.GaugeSelector;

            /**
             * Encodes the specified GaugeSelector message. Does not implicitly {@link loggregator.v2.GaugeSelector.verify|verify} messages.
             * @param message GaugeSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.GaugeSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GaugeSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.GaugeSelector & loggregator.v2.GaugeSelector.$Shape} GaugeSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.GaugeSelector & loggregator.v2.GaugeSelector.$Shape;

            /**
             * Creates a GaugeSelector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GaugeSelector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.GaugeSelector;

            /**
             * Creates a plain object from a GaugeSelector message. Also converts values to other types if specified.
             * @param message GaugeSelector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.GaugeSelector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GaugeSelector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GaugeSelector {

            /** Properties of a GaugeSelector. */
            interface $Properties {

                /** GaugeSelector names */
                names?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GaugeSelector. */
            type $Shape = loggregator.v2.GaugeSelector.$Properties;
        }

        /**
         * Properties of a TimerSelector.
         * @deprecated Use loggregator.v2.TimerSelector.$Properties instead.
         */
        interface ITimerSelector extends loggregator.v2.TimerSelector.$Properties {
        }

        /** Represents a TimerSelector. */
        class TimerSelector {

            /**
             * Constructs a new TimerSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.TimerSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new TimerSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TimerSelector instance
             */
            static create(properties: loggregator.v2.TimerSelector.$Shape): loggregator.v2.TimerSelector & loggregator.v2.TimerSelector.$Shape;
            static create(properties?: loggregator.v2.TimerSelector.$Properties): loggregator.v2.TimerSelector;

            /**
             * Encodes the specified TimerSelector message. Does not implicitly {@link loggregator.v2.TimerSelector.verify|verify} messages.
             * @param message TimerSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.TimerSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TimerSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.TimerSelector & loggregator.v2.TimerSelector.$Shape} TimerSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.TimerSelector & loggregator.v2.TimerSelector.$Shape;

            /**
             * Creates a TimerSelector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TimerSelector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.TimerSelector;

            /**
             * Creates a plain object from a TimerSelector message. Also converts values to other types if specified.
             * @param message TimerSelector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.TimerSelector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TimerSelector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TimerSelector {

            /** Properties of a TimerSelector. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TimerSelector. */
            type $Shape = loggregator.v2.TimerSelector.$Properties;
        }

        /**
         * Properties of an EventSelector.
         * @deprecated Use loggregator.v2.EventSelector.$Properties instead.
         */
        interface IEventSelector extends loggregator.v2.EventSelector.$Properties {
        }

        /** Represents an EventSelector. */
        class EventSelector {

            /**
             * Constructs a new EventSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.EventSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new EventSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EventSelector instance
             */
            static create(properties: loggregator.v2.EventSelector.$Shape): loggregator.v2.EventSelector & loggregator.v2.EventSelector.$Shape;
            static create(properties?: loggregator.v2.EventSelector.$Properties): loggregator.v2.EventSelector;

            /**
             * Encodes the specified EventSelector message. Does not implicitly {@link loggregator.v2.EventSelector.verify|verify} messages.
             * @param message EventSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.EventSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.EventSelector & loggregator.v2.EventSelector.$Shape} EventSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.EventSelector & loggregator.v2.EventSelector.$Shape;

            /**
             * Creates an EventSelector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EventSelector
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.EventSelector;

            /**
             * Creates a plain object from an EventSelector message. Also converts values to other types if specified.
             * @param message EventSelector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.EventSelector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EventSelector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EventSelector {

            /** Properties of an EventSelector. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventSelector. */
            type $Shape = loggregator.v2.EventSelector.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use loggregator.v2.Envelope.$Properties instead.
         */
        interface IEnvelope extends loggregator.v2.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope timestamp. */
            timestamp: (number|Long);

            /** Envelope sourceId. */
            sourceId: string;

            /** Envelope instanceId. */
            instanceId: string;

            /** Envelope deprecatedTags. */
            deprecatedTags: { [k: string]: loggregator.v2.Value.$Properties };

            /** Envelope tags. */
            tags: { [k: string]: string };

            /** Envelope log. */
            log?: (loggregator.v2.Log.$Properties|null);

            /** Envelope counter. */
            counter?: (loggregator.v2.Counter.$Properties|null);

            /** Envelope gauge. */
            gauge?: (loggregator.v2.Gauge.$Properties|null);

            /** Envelope timer. */
            timer?: (loggregator.v2.Timer.$Properties|null);

            /** Envelope event. */
            event?: (loggregator.v2.Event.$Properties|null);

            /** Envelope message. */
            message?: ("log"|"counter"|"gauge"|"timer"|"event");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: loggregator.v2.Envelope.$Shape): loggregator.v2.Envelope & loggregator.v2.Envelope.$Shape;
            static create(properties?: loggregator.v2.Envelope.$Properties): loggregator.v2.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link loggregator.v2.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Envelope & loggregator.v2.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Envelope & loggregator.v2.Envelope.$Shape;

            /**
             * Creates an Envelope message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Envelope
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Envelope;

            /**
             * Creates a plain object from an Envelope message. Also converts values to other types if specified.
             * @param message Envelope
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Envelope, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Envelope to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope timestamp */
                timestamp?: (number|Long|null);

                /** Envelope sourceId */
                sourceId?: (string|null);

                /** Envelope instanceId */
                instanceId?: (string|null);

                /** Envelope deprecatedTags */
                deprecatedTags?: ({ [k: string]: loggregator.v2.Value.$Properties }|null);

                /** Envelope tags */
                tags?: ({ [k: string]: string }|null);

                /** Envelope log */
                log?: (loggregator.v2.Log.$Properties|null);

                /** Envelope counter */
                counter?: (loggregator.v2.Counter.$Properties|null);

                /** Envelope gauge */
                gauge?: (loggregator.v2.Gauge.$Properties|null);

                /** Envelope timer */
                timer?: (loggregator.v2.Timer.$Properties|null);

                /** Envelope event */
                event?: (loggregator.v2.Event.$Properties|null);

                /** Envelope message */
                message?: ("log"|"counter"|"gauge"|"timer"|"event");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              timestamp?: number|Long|null;
              sourceId?: string|null;
              instanceId?: string|null;
              deprecatedTags?: { [k: string]: loggregator.v2.Value.$Shape }|null;
              tags?: { [k: string]: string }|null;
              log?: loggregator.v2.Log.$Shape|null;
              counter?: loggregator.v2.Counter.$Shape|null;
              gauge?: loggregator.v2.Gauge.$Shape|null;
              timer?: loggregator.v2.Timer.$Shape|null;
              event?: loggregator.v2.Event.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; log?: null; counter?: null; gauge?: null; timer?: null; event?: null }|{ message?: "log"; log: loggregator.v2.Log.$Shape; counter?: null; gauge?: null; timer?: null; event?: null }|{ message?: "counter"; log?: null; counter: loggregator.v2.Counter.$Shape; gauge?: null; timer?: null; event?: null }|{ message?: "gauge"; log?: null; counter?: null; gauge: loggregator.v2.Gauge.$Shape; timer?: null; event?: null }|{ message?: "timer"; log?: null; counter?: null; gauge?: null; timer: loggregator.v2.Timer.$Shape; event?: null }|{ message?: "event"; log?: null; counter?: null; gauge?: null; timer?: null; event: loggregator.v2.Event.$Shape })
            );
        }

        /**
         * Properties of an EnvelopeBatch.
         * @deprecated Use loggregator.v2.EnvelopeBatch.$Properties instead.
         */
        interface IEnvelopeBatch extends loggregator.v2.EnvelopeBatch.$Properties {
        }

        /** Represents an EnvelopeBatch. */
        class EnvelopeBatch {

            /**
             * Constructs a new EnvelopeBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.EnvelopeBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnvelopeBatch batch. */
            batch: loggregator.v2.Envelope.$Properties[];

            /**
             * Creates a new EnvelopeBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EnvelopeBatch instance
             */
            static create(properties: loggregator.v2.EnvelopeBatch.$Shape): loggregator.v2.EnvelopeBatch & loggregator.v2.EnvelopeBatch.$Shape;
            static create(properties?: loggregator.v2.EnvelopeBatch.$Properties): loggregator.v2.EnvelopeBatch;

            /**
             * Encodes the specified EnvelopeBatch message. Does not implicitly {@link loggregator.v2.EnvelopeBatch.verify|verify} messages.
             * @param message EnvelopeBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.EnvelopeBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnvelopeBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.EnvelopeBatch & loggregator.v2.EnvelopeBatch.$Shape} EnvelopeBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.EnvelopeBatch & loggregator.v2.EnvelopeBatch.$Shape;

            /**
             * Creates an EnvelopeBatch message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EnvelopeBatch
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.EnvelopeBatch;

            /**
             * Creates a plain object from an EnvelopeBatch message. Also converts values to other types if specified.
             * @param message EnvelopeBatch
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.EnvelopeBatch, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EnvelopeBatch to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EnvelopeBatch {

            /** Properties of an EnvelopeBatch. */
            interface $Properties {

                /** EnvelopeBatch batch */
                batch?: (loggregator.v2.Envelope.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnvelopeBatch. */
            type $Shape = {
              batch?: loggregator.v2.Envelope.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use loggregator.v2.Value.$Properties instead.
         */
        interface IValue extends loggregator.v2.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value text. */
            text?: (string|null);

            /** Value integer. */
            integer?: (number|Long|null);

            /** Value decimal. */
            decimal?: (number|null);

            /** Value data. */
            data?: ("text"|"integer"|"decimal");

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: loggregator.v2.Value.$Shape): loggregator.v2.Value & loggregator.v2.Value.$Shape;
            static create(properties?: loggregator.v2.Value.$Properties): loggregator.v2.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link loggregator.v2.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Value & loggregator.v2.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Value & loggregator.v2.Value.$Shape;

            /**
             * Creates a Value message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Value
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Value;

            /**
             * Creates a plain object from a Value message. Also converts values to other types if specified.
             * @param message Value
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Value, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Value to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value text */
                text?: (string|null);

                /** Value integer */
                integer?: (number|Long|null);

                /** Value decimal */
                decimal?: (number|null);

                /** Value data */
                data?: ("text"|"integer"|"decimal");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              text?: string|null;
              integer?: number|Long|null;
              decimal?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ data?: undefined; text?: null; integer?: null; decimal?: null }|{ data?: "text"; text: string; integer?: null; decimal?: null }|{ data?: "integer"; text?: null; integer: number|Long; decimal?: null }|{ data?: "decimal"; text?: null; integer?: null; decimal: number })
            );
        }

        /**
         * Properties of a Log.
         * @deprecated Use loggregator.v2.Log.$Properties instead.
         */
        interface ILog extends loggregator.v2.Log.$Properties {
        }

        /** Represents a Log. */
        class Log {

            /**
             * Constructs a new Log.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Log.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Log payload. */
            payload: Uint8Array;

            /** Log type. */
            type: loggregator.v2.Log.Type;

            /**
             * Creates a new Log instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Log instance
             */
            static create(properties: loggregator.v2.Log.$Shape): loggregator.v2.Log & loggregator.v2.Log.$Shape;
            static create(properties?: loggregator.v2.Log.$Properties): loggregator.v2.Log;

            /**
             * Encodes the specified Log message. Does not implicitly {@link loggregator.v2.Log.verify|verify} messages.
             * @param message Log message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Log.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Log message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Log & loggregator.v2.Log.$Shape} Log
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Log & loggregator.v2.Log.$Shape;

            /**
             * Creates a Log message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Log
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Log;

            /**
             * Creates a plain object from a Log message. Also converts values to other types if specified.
             * @param message Log
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Log, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Log to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Log {

            /** Properties of a Log. */
            interface $Properties {

                /** Log payload */
                payload?: (Uint8Array|null);

                /** Log type */
                type?: (loggregator.v2.Log.Type|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Log. */
            type $Shape = loggregator.v2.Log.$Properties;

            /** Type enum. */
            enum Type {

                /** OUT value */
                OUT = 0,

                /** ERR value */
                ERR = 1
            }
        }

        /**
         * Properties of a Counter.
         * @deprecated Use loggregator.v2.Counter.$Properties instead.
         */
        interface ICounter extends loggregator.v2.Counter.$Properties {
        }

        /** Represents a Counter. */
        class Counter {

            /**
             * Constructs a new Counter.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Counter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Counter name. */
            name: string;

            /** Counter delta. */
            delta: (number|Long);

            /** Counter total. */
            total: (number|Long);

            /**
             * Creates a new Counter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Counter instance
             */
            static create(properties: loggregator.v2.Counter.$Shape): loggregator.v2.Counter & loggregator.v2.Counter.$Shape;
            static create(properties?: loggregator.v2.Counter.$Properties): loggregator.v2.Counter;

            /**
             * Encodes the specified Counter message. Does not implicitly {@link loggregator.v2.Counter.verify|verify} messages.
             * @param message Counter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Counter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Counter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Counter & loggregator.v2.Counter.$Shape} Counter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Counter & loggregator.v2.Counter.$Shape;

            /**
             * Creates a Counter message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Counter
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Counter;

            /**
             * Creates a plain object from a Counter message. Also converts values to other types if specified.
             * @param message Counter
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Counter, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Counter to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Counter {

            /** Properties of a Counter. */
            interface $Properties {

                /** Counter name */
                name?: (string|null);

                /** Counter delta */
                delta?: (number|Long|null);

                /** Counter total */
                total?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Counter. */
            type $Shape = loggregator.v2.Counter.$Properties;
        }

        /**
         * Properties of a Gauge.
         * @deprecated Use loggregator.v2.Gauge.$Properties instead.
         */
        interface IGauge extends loggregator.v2.Gauge.$Properties {
        }

        /** Represents a Gauge. */
        class Gauge {

            /**
             * Constructs a new Gauge.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Gauge.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Gauge metrics. */
            metrics: { [k: string]: loggregator.v2.GaugeValue.$Properties };

            /**
             * Creates a new Gauge instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Gauge instance
             */
            static create(properties: loggregator.v2.Gauge.$Shape): loggregator.v2.Gauge & loggregator.v2.Gauge.$Shape;
            static create(properties?: loggregator.v2.Gauge.$Properties): loggregator.v2.Gauge;

            /**
             * Encodes the specified Gauge message. Does not implicitly {@link loggregator.v2.Gauge.verify|verify} messages.
             * @param message Gauge message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Gauge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Gauge message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Gauge & loggregator.v2.Gauge.$Shape} Gauge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Gauge & loggregator.v2.Gauge.$Shape;

            /**
             * Creates a Gauge message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Gauge
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Gauge;

            /**
             * Creates a plain object from a Gauge message. Also converts values to other types if specified.
             * @param message Gauge
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Gauge, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Gauge to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Gauge {

            /** Properties of a Gauge. */
            interface $Properties {

                /** Gauge metrics */
                metrics?: ({ [k: string]: loggregator.v2.GaugeValue.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Gauge. */
            type $Shape = loggregator.v2.Gauge.$Properties;
        }

        /**
         * Properties of a GaugeValue.
         * @deprecated Use loggregator.v2.GaugeValue.$Properties instead.
         */
        interface IGaugeValue extends loggregator.v2.GaugeValue.$Properties {
        }

        /** Represents a GaugeValue. */
        class GaugeValue {

            /**
             * Constructs a new GaugeValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.GaugeValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GaugeValue unit. */
            unit: string;

            /** GaugeValue value. */
            value: number;

            /**
             * Creates a new GaugeValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GaugeValue instance
             */
            static create(properties: loggregator.v2.GaugeValue.$Shape): loggregator.v2.GaugeValue & loggregator.v2.GaugeValue.$Shape;
            static create(properties?: loggregator.v2.GaugeValue.$Properties): loggregator.v2.GaugeValue;

            /**
             * Encodes the specified GaugeValue message. Does not implicitly {@link loggregator.v2.GaugeValue.verify|verify} messages.
             * @param message GaugeValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.GaugeValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GaugeValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.GaugeValue & loggregator.v2.GaugeValue.$Shape} GaugeValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.GaugeValue & loggregator.v2.GaugeValue.$Shape;

            /**
             * Creates a GaugeValue message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GaugeValue
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.GaugeValue;

            /**
             * Creates a plain object from a GaugeValue message. Also converts values to other types if specified.
             * @param message GaugeValue
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.GaugeValue, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GaugeValue to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GaugeValue {

            /** Properties of a GaugeValue. */
            interface $Properties {

                /** GaugeValue unit */
                unit?: (string|null);

                /** GaugeValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GaugeValue. */
            type $Shape = loggregator.v2.GaugeValue.$Properties;
        }

        /**
         * Properties of a Timer.
         * @deprecated Use loggregator.v2.Timer.$Properties instead.
         */
        interface ITimer extends loggregator.v2.Timer.$Properties {
        }

        /** Represents a Timer. */
        class Timer {

            /**
             * Constructs a new Timer.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Timer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Timer name. */
            name: string;

            /** Timer start. */
            start: (number|Long);

            /** Timer stop. */
            stop: (number|Long);

            /**
             * Creates a new Timer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Timer instance
             */
            static create(properties: loggregator.v2.Timer.$Shape): loggregator.v2.Timer & loggregator.v2.Timer.$Shape;
            static create(properties?: loggregator.v2.Timer.$Properties): loggregator.v2.Timer;

            /**
             * Encodes the specified Timer message. Does not implicitly {@link loggregator.v2.Timer.verify|verify} messages.
             * @param message Timer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Timer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Timer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Timer & loggregator.v2.Timer.$Shape} Timer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Timer & loggregator.v2.Timer.$Shape;

            /**
             * Creates a Timer message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Timer
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Timer;

            /**
             * Creates a plain object from a Timer message. Also converts values to other types if specified.
             * @param message Timer
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Timer, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Timer to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Timer {

            /** Properties of a Timer. */
            interface $Properties {

                /** Timer name */
                name?: (string|null);

                /** Timer start */
                start?: (number|Long|null);

                /** Timer stop */
                stop?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Timer. */
            type $Shape = loggregator.v2.Timer.$Properties;
        }

        /**
         * Properties of an Event.
         * @deprecated Use loggregator.v2.Event.$Properties instead.
         */
        interface IEvent extends loggregator.v2.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event title. */
            title: string;

            /** Event body. */
            body: string;

            /**
             * Creates a new Event instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Event instance
             */
            static create(properties: loggregator.v2.Event.$Shape): loggregator.v2.Event & loggregator.v2.Event.$Shape;
            static create(properties?: loggregator.v2.Event.$Properties): loggregator.v2.Event;

            /**
             * Encodes the specified Event message. Does not implicitly {@link loggregator.v2.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.Event & loggregator.v2.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.Event & loggregator.v2.Event.$Shape;

            /**
             * Creates an Event message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Event
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.Event;

            /**
             * Creates a plain object from an Event message. Also converts values to other types if specified.
             * @param message Event
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.Event, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Event to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event title */
                title?: (string|null);

                /** Event body */
                body?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Event. */
            type $Shape = loggregator.v2.Event.$Properties;
        }

        /**
         * Properties of an IngressResponse.
         * @deprecated Use loggregator.v2.IngressResponse.$Properties instead.
         */
        interface IIngressResponse extends loggregator.v2.IngressResponse.$Properties {
        }

        /** Represents an IngressResponse. */
        class IngressResponse {

            /**
             * Constructs a new IngressResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.IngressResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new IngressResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns IngressResponse instance
             */
            static create(properties: loggregator.v2.IngressResponse.$Shape): loggregator.v2.IngressResponse & loggregator.v2.IngressResponse.$Shape;
            static create(properties?: loggregator.v2.IngressResponse.$Properties): loggregator.v2.IngressResponse;

            /**
             * Encodes the specified IngressResponse message. Does not implicitly {@link loggregator.v2.IngressResponse.verify|verify} messages.
             * @param message IngressResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.IngressResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an IngressResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.IngressResponse & loggregator.v2.IngressResponse.$Shape} IngressResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.IngressResponse & loggregator.v2.IngressResponse.$Shape;

            /**
             * Creates an IngressResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns IngressResponse
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.IngressResponse;

            /**
             * Creates a plain object from an IngressResponse message. Also converts values to other types if specified.
             * @param message IngressResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.IngressResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this IngressResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace IngressResponse {

            /** Properties of an IngressResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an IngressResponse. */
            type $Shape = loggregator.v2.IngressResponse.$Properties;
        }

        /**
         * Properties of a BatchSenderResponse.
         * @deprecated Use loggregator.v2.BatchSenderResponse.$Properties instead.
         */
        interface IBatchSenderResponse extends loggregator.v2.BatchSenderResponse.$Properties {
        }

        /** Represents a BatchSenderResponse. */
        class BatchSenderResponse {

            /**
             * Constructs a new BatchSenderResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.BatchSenderResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new BatchSenderResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BatchSenderResponse instance
             */
            static create(properties: loggregator.v2.BatchSenderResponse.$Shape): loggregator.v2.BatchSenderResponse & loggregator.v2.BatchSenderResponse.$Shape;
            static create(properties?: loggregator.v2.BatchSenderResponse.$Properties): loggregator.v2.BatchSenderResponse;

            /**
             * Encodes the specified BatchSenderResponse message. Does not implicitly {@link loggregator.v2.BatchSenderResponse.verify|verify} messages.
             * @param message BatchSenderResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.BatchSenderResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BatchSenderResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.BatchSenderResponse & loggregator.v2.BatchSenderResponse.$Shape} BatchSenderResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.BatchSenderResponse & loggregator.v2.BatchSenderResponse.$Shape;

            /**
             * Creates a BatchSenderResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BatchSenderResponse
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.BatchSenderResponse;

            /**
             * Creates a plain object from a BatchSenderResponse message. Also converts values to other types if specified.
             * @param message BatchSenderResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.BatchSenderResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BatchSenderResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace BatchSenderResponse {

            /** Properties of a BatchSenderResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BatchSenderResponse. */
            type $Shape = loggregator.v2.BatchSenderResponse.$Properties;
        }

        /**
         * Properties of a SendResponse.
         * @deprecated Use loggregator.v2.SendResponse.$Properties instead.
         */
        interface ISendResponse extends loggregator.v2.SendResponse.$Properties {
        }

        /** Represents a SendResponse. */
        class SendResponse {

            /**
             * Constructs a new SendResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: loggregator.v2.SendResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new SendResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SendResponse instance
             */
            static create(properties: loggregator.v2.SendResponse.$Shape): loggregator.v2.SendResponse & loggregator.v2.SendResponse.$Shape;
            static create(properties?: loggregator.v2.SendResponse.$Properties): loggregator.v2.SendResponse;

            /**
             * Encodes the specified SendResponse message. Does not implicitly {@link loggregator.v2.SendResponse.verify|verify} messages.
             * @param message SendResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: loggregator.v2.SendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SendResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {loggregator.v2.SendResponse & loggregator.v2.SendResponse.$Shape} SendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): loggregator.v2.SendResponse & loggregator.v2.SendResponse.$Shape;

            /**
             * Creates a SendResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SendResponse
             */
            static fromObject(object: { [k: string]: any }): loggregator.v2.SendResponse;

            /**
             * Creates a plain object from a SendResponse message. Also converts values to other types if specified.
             * @param message SendResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: loggregator.v2.SendResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SendResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SendResponse {

            /** Properties of a SendResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SendResponse. */
            type $Shape = loggregator.v2.SendResponse.$Properties;
        }
    }
}
