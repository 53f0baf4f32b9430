import * as $protobuf from "protobufjs";
import type Long from "long";

/** Namespace tailrace. */
export namespace tailrace {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a HandoverUp.
         * @deprecated Use tailrace.v1.HandoverUp.$Properties instead.
         */
        interface IHandoverUp extends tailrace.v1.HandoverUp.$Properties {
        }

        /** Represents a HandoverUp. */
        class HandoverUp {

            /**
             * Constructs a new HandoverUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverUp hello. */
            hello?: (tailrace.v1.HandoverHello.$Properties|null);

            /** HandoverUp ask. */
            ask?: (tailrace.v1.HandoverAsk.$Properties|null);

            /** HandoverUp fetch. */
            fetch?: (tailrace.v1.HandoverFetch.$Properties|null);

            /** HandoverUp taken. */
            taken?: (tailrace.v1.HandoverTaken.$Properties|null);

            /** HandoverUp message. */
            message?: ("hello"|"ask"|"fetch"|"taken");

            /**
             * Creates a new HandoverUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverUp instance
             */
            static create(properties: tailrace.v1.HandoverUp.$Shape): tailrace.v1.HandoverUp & tailrace.v1.HandoverUp.$Shape;
            static create(properties?: tailrace.v1.HandoverUp.$Properties): tailrace.v1.HandoverUp;

            /**
             * Encodes the specified HandoverUp message. Does not implicitly {@link tailrace.v1.HandoverUp.verify|verify} messages.
             * @param message HandoverUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverUp & tailrace.v1.HandoverUp.$Shape} HandoverUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverUp & tailrace.v1.HandoverUp.$Shape;

            /**
             * Creates a HandoverUp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverUp
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverUp;

            /**
             * Creates a plain object from a HandoverUp message. Also converts values to other types if specified.
             * @param message HandoverUp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverUp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverUp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverUp {

            /** Properties of a HandoverUp. */
            interface $Properties {

                /** HandoverUp hello */
                hello?: (tailrace.v1.HandoverHello.$Properties|null);

                /** HandoverUp ask */
                ask?: (tailrace.v1.HandoverAsk.$Properties|null);

                /** HandoverUp fetch */
                fetch?: (tailrace.v1.HandoverFetch.$Properties|null);

                /** HandoverUp taken */
                taken?: (tailrace.v1.HandoverTaken.$Properties|null);

                /** HandoverUp message */
                message?: ("hello"|"ask"|"fetch"|"taken");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a HandoverUp. */
            type $Shape = {
              hello?: tailrace.v1.HandoverHello.$Shape|null;
              ask?: tailrace.v1.HandoverAsk.$Shape|null;
              fetch?: tailrace.v1.HandoverFetch.$Shape|null;
              taken?: tailrace.v1.HandoverTaken.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; ask?: null; fetch?: null; taken?: null }|{ message?: "hello"; hello: tailrace.v1.HandoverHello.$Shape; ask?: null; fetch?: null; taken?: null }|{ message?: "ask"; hello?: null; ask: tailrace.v1.HandoverAsk.$Shape; fetch?: null; taken?: null }|{ message?: "fetch"; hello?: null; ask?: null; fetch: tailrace.v1.HandoverFetch.$Shape; taken?: null }|{ message?: "taken"; hello?: null; ask?: null; fetch?: null; taken: tailrace.v1.HandoverTaken.$Shape })
            );
        }

        /**
         * Properties of a HandoverDown.
         * @deprecated Use tailrace.v1.HandoverDown.$Properties instead.
         */
        interface IHandoverDown extends tailrace.v1.HandoverDown.$Properties {
        }

        /** Represents a HandoverDown. */
        class HandoverDown {

            /**
             * Constructs a new HandoverDown.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverDown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverDown hello. */
            hello?: (tailrace.v1.HandoverHello.$Properties|null);

            /** HandoverDown headers. */
            headers?: (tailrace.v1.HandoverHeaders.$Properties|null);

            /** HandoverDown pieces. */
            pieces?: (tailrace.v1.HandoverPieces.$Properties|null);

            /** HandoverDown released. */
            released?: (tailrace.v1.HandoverReleased.$Properties|null);

            /** HandoverDown message. */
            message?: ("hello"|"headers"|"pieces"|"released");

            /**
             * Creates a new HandoverDown instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverDown instance
             */
            static create(properties: tailrace.v1.HandoverDown.$Shape): tailrace.v1.HandoverDown & tailrace.v1.HandoverDown.$Shape;
            static create(properties?: tailrace.v1.HandoverDown.$Properties): tailrace.v1.HandoverDown;

            /**
             * Encodes the specified HandoverDown message. Does not implicitly {@link tailrace.v1.HandoverDown.verify|verify} messages.
             * @param message HandoverDown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverDown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverDown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverDown & tailrace.v1.HandoverDown.$Shape} HandoverDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverDown & tailrace.v1.HandoverDown.$Shape;

            /**
             * Creates a HandoverDown message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverDown
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverDown;

            /**
             * Creates a plain object from a HandoverDown message. Also converts values to other types if specified.
             * @param message HandoverDown
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverDown, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverDown to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverDown {

            /** Properties of a HandoverDown. */
            interface $Properties {

                /** HandoverDown hello */
                hello?: (tailrace.v1.HandoverHello.$Properties|null);

                /** HandoverDown headers */
                headers?: (tailrace.v1.HandoverHeaders.$Properties|null);

                /** HandoverDown pieces */
                pieces?: (tailrace.v1.HandoverPieces.$Properties|null);

                /** HandoverDown released */
                released?: (tailrace.v1.HandoverReleased.$Properties|null);

                /** HandoverDown message */
                message?: ("hello"|"headers"|"pieces"|"released");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a HandoverDown. */
            type $Shape = {
              hello?: tailrace.v1.HandoverHello.$Shape|null;
              headers?: tailrace.v1.HandoverHeaders.$Shape|null;
              pieces?: tailrace.v1.HandoverPieces.$Shape|null;
              released?: tailrace.v1.HandoverReleased.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; headers?: null; pieces?: null; released?: null }|{ message?: "hello"; hello: tailrace.v1.HandoverHello.$Shape; headers?: null; pieces?: null; released?: null }|{ message?: "headers"; hello?: null; headers: tailrace.v1.HandoverHeaders.$Shape; pieces?: null; released?: null }|{ message?: "pieces"; hello?: null; headers?: null; pieces: tailrace.v1.HandoverPieces.$Shape; released?: null }|{ message?: "released"; hello?: null; headers?: null; pieces?: null; released: tailrace.v1.HandoverReleased.$Shape })
            );
        }

        /**
         * Properties of a HandoverHello.
         * @deprecated Use tailrace.v1.HandoverHello.$Properties instead.
         */
        interface IHandoverHello extends tailrace.v1.HandoverHello.$Properties {
        }

        /** Represents a HandoverHello. */
        class HandoverHello {

            /**
             * Constructs a new HandoverHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverHello cluster. */
            cluster: string;

            /** HandoverHello version. */
            version: number;

            /** HandoverHello peer. */
            peer: string;

            /** HandoverHello incarnation. */
            incarnation: string;

            /** HandoverHello newestVersion. */
            newestVersion: number;

            /**
             * Creates a new HandoverHello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverHello instance
             */
            static create(properties: tailrace.v1.HandoverHello.$Shape): tailrace.v1.HandoverHello & tailrace.v1.HandoverHello.$Shape;
            static create(properties?: tailrace.v1.HandoverHello.$Properties): tailrace.v1.HandoverHello;

            /**
             * Encodes the specified HandoverHello message. Does not implicitly {@link tailrace.v1.HandoverHello.verify|verify} messages.
             * @param message HandoverHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverHello & tailrace.v1.HandoverHello.$Shape} HandoverHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverHello & tailrace.v1.HandoverHello.$Shape;

            /**
             * Creates a HandoverHello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverHello
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverHello;

            /**
             * Creates a plain object from a HandoverHello message. Also converts values to other types if specified.
             * @param message HandoverHello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverHello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverHello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverHello {

            /** Properties of a HandoverHello. */
            interface $Properties {

                /** HandoverHello cluster */
                cluster?: (string|null);

                /** HandoverHello version */
                version?: (number|null);

                /** HandoverHello peer */
                peer?: (string|null);

                /** HandoverHello incarnation */
                incarnation?: (string|null);

                /** HandoverHello newestVersion */
                newestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverHello. */
            type $Shape = tailrace.v1.HandoverHello.$Properties;
        }

        /**
         * Properties of a HandoverAsk.
         * @deprecated Use tailrace.v1.HandoverAsk.$Properties instead.
         */
        interface IHandoverAsk extends tailrace.v1.HandoverAsk.$Properties {
        }

        /** Represents a HandoverAsk. */
        class HandoverAsk {

            /**
             * Constructs a new HandoverAsk.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverAsk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverAsk round. */
            round: (number|Long);

            /** HandoverAsk up. */
            up: string[];

            /**
             * Creates a new HandoverAsk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverAsk instance
             */
            static create(properties: tailrace.v1.HandoverAsk.$Shape): tailrace.v1.HandoverAsk & tailrace.v1.HandoverAsk.$Shape;
            static create(properties?: tailrace.v1.HandoverAsk.$Properties): tailrace.v1.HandoverAsk;

            /**
             * Encodes the specified HandoverAsk message. Does not implicitly {@link tailrace.v1.HandoverAsk.verify|verify} messages.
             * @param message HandoverAsk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverAsk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverAsk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverAsk & tailrace.v1.HandoverAsk.$Shape} HandoverAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverAsk & tailrace.v1.HandoverAsk.$Shape;

            /**
             * Creates a HandoverAsk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverAsk
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverAsk;

            /**
             * Creates a plain object from a HandoverAsk message. Also converts values to other types if specified.
             * @param message HandoverAsk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverAsk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverAsk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverAsk {

            /** Properties of a HandoverAsk. */
            interface $Properties {

                /** HandoverAsk round */
                round?: (number|Long|null);

                /** HandoverAsk up */
                up?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverAsk. */
            type $Shape = tailrace.v1.HandoverAsk.$Properties;
        }

        /**
         * Properties of a HandoverHeaders.
         * @deprecated Use tailrace.v1.HandoverHeaders.$Properties instead.
         */
        interface IHandoverHeaders extends tailrace.v1.HandoverHeaders.$Properties {
        }

        /** Represents a HandoverHeaders. */
        class HandoverHeaders {

            /**
             * Constructs a new HandoverHeaders.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverHeaders.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverHeaders round. */
            round: (number|Long);

            /** HandoverHeaders headers. */
            headers: tailrace.v1.HandoverHeader.$Properties[];

            /** HandoverHeaders last. */
            last: boolean;

            /**
             * Creates a new HandoverHeaders instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverHeaders instance
             */
            static create(properties: tailrace.v1.HandoverHeaders.$Shape): tailrace.v1.HandoverHeaders & tailrace.v1.HandoverHeaders.$Shape;
            static create(properties?: tailrace.v1.HandoverHeaders.$Properties): tailrace.v1.HandoverHeaders;

            /**
             * Encodes the specified HandoverHeaders message. Does not implicitly {@link tailrace.v1.HandoverHeaders.verify|verify} messages.
             * @param message HandoverHeaders message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverHeaders.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverHeaders message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverHeaders & tailrace.v1.HandoverHeaders.$Shape} HandoverHeaders
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverHeaders & tailrace.v1.HandoverHeaders.$Shape;

            /**
             * Creates a HandoverHeaders message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverHeaders
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverHeaders;

            /**
             * Creates a plain object from a HandoverHeaders message. Also converts values to other types if specified.
             * @param message HandoverHeaders
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverHeaders, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverHeaders to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverHeaders {

            /** Properties of a HandoverHeaders. */
            interface $Properties {

                /** HandoverHeaders round */
                round?: (number|Long|null);

                /** HandoverHeaders headers */
                headers?: (tailrace.v1.HandoverHeader.$Properties[]|null);

                /** HandoverHeaders last */
                last?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverHeaders. */
            type $Shape = tailrace.v1.HandoverHeaders.$Properties;
        }

        /**
         * Properties of a HandoverHeader.
         * @deprecated Use tailrace.v1.HandoverHeader.$Properties instead.
         */
        interface IHandoverHeader extends tailrace.v1.HandoverHeader.$Properties {
        }

        /** Represents a HandoverHeader. */
        class HandoverHeader {

            /**
             * Constructs a new HandoverHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverHeader app. */
            app: string;

            /** HandoverHeader logId. */
            logId: (number|Long);

            /** HandoverHeader firstIndex. */
            firstIndex: (number|Long);

            /** HandoverHeader nextIndex. */
            nextIndex: (number|Long);

            /** HandoverHeader createdMs. */
            createdMs: (number|Long);

            /** HandoverHeader lastWriteMs. */
            lastWriteMs: (number|Long);

            /** HandoverHeader droppedLines. */
            droppedLines: (number|Long);

            /** HandoverHeader givenTo. */
            givenTo: string[];

            /** HandoverHeader draining. */
            draining: boolean;

            /** HandoverHeader state. */
            state: string;

            /**
             * Creates a new HandoverHeader instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverHeader instance
             */
            static create(properties: tailrace.v1.HandoverHeader.$Shape): tailrace.v1.HandoverHeader & tailrace.v1.HandoverHeader.$Shape;
            static create(properties?: tailrace.v1.HandoverHeader.$Properties): tailrace.v1.HandoverHeader;

            /**
             * Encodes the specified HandoverHeader message. Does not implicitly {@link tailrace.v1.HandoverHeader.verify|verify} messages.
             * @param message HandoverHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverHeader & tailrace.v1.HandoverHeader.$Shape} HandoverHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverHeader & tailrace.v1.HandoverHeader.$Shape;

            /**
             * Creates a HandoverHeader message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverHeader
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverHeader;

            /**
             * Creates a plain object from a HandoverHeader message. Also converts values to other types if specified.
             * @param message HandoverHeader
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverHeader, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverHeader to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverHeader {

            /** Properties of a HandoverHeader. */
            interface $Properties {

                /** HandoverHeader app */
                app?: (string|null);

                /** HandoverHeader logId */
                logId?: (number|Long|null);

                /** HandoverHeader firstIndex */
                firstIndex?: (number|Long|null);

                /** HandoverHeader nextIndex */
                nextIndex?: (number|Long|null);

                /** HandoverHeader createdMs */
                createdMs?: (number|Long|null);

                /** HandoverHeader lastWriteMs */
                lastWriteMs?: (number|Long|null);

                /** HandoverHeader droppedLines */
                droppedLines?: (number|Long|null);

                /** HandoverHeader givenTo */
                givenTo?: (string[]|null);

                /** HandoverHeader draining */
                draining?: (boolean|null);

                /** HandoverHeader state */
                state?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverHeader. */
            type $Shape = tailrace.v1.HandoverHeader.$Properties;
        }

        /**
         * Properties of a HandoverFetch.
         * @deprecated Use tailrace.v1.HandoverFetch.$Properties instead.
         */
        interface IHandoverFetch extends tailrace.v1.HandoverFetch.$Properties {
        }

        /** Represents a HandoverFetch. */
        class HandoverFetch {

            /**
             * Constructs a new HandoverFetch.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverFetch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverFetch wants. */
            wants: tailrace.v1.HandoverWant.$Properties[];

            /**
             * Creates a new HandoverFetch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverFetch instance
             */
            static create(properties: tailrace.v1.HandoverFetch.$Shape): tailrace.v1.HandoverFetch & tailrace.v1.HandoverFetch.$Shape;
            static create(properties?: tailrace.v1.HandoverFetch.$Properties): tailrace.v1.HandoverFetch;

            /**
             * Encodes the specified HandoverFetch message. Does not implicitly {@link tailrace.v1.HandoverFetch.verify|verify} messages.
             * @param message HandoverFetch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverFetch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverFetch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverFetch & tailrace.v1.HandoverFetch.$Shape} HandoverFetch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverFetch & tailrace.v1.HandoverFetch.$Shape;

            /**
             * Creates a HandoverFetch message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverFetch
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverFetch;

            /**
             * Creates a plain object from a HandoverFetch message. Also converts values to other types if specified.
             * @param message HandoverFetch
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverFetch, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverFetch to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverFetch {

            /** Properties of a HandoverFetch. */
            interface $Properties {

                /** HandoverFetch wants */
                wants?: (tailrace.v1.HandoverWant.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverFetch. */
            type $Shape = tailrace.v1.HandoverFetch.$Properties;
        }

        /**
         * Properties of a HandoverWant.
         * @deprecated Use tailrace.v1.HandoverWant.$Properties instead.
         */
        interface IHandoverWant extends tailrace.v1.HandoverWant.$Properties {
        }

        /** Represents a HandoverWant. */
        class HandoverWant {

            /**
             * Constructs a new HandoverWant.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverWant.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverWant app. */
            app: string;

            /** HandoverWant logId. */
            logId: (number|Long);

            /** HandoverWant before. */
            before: (number|Long);

            /**
             * Creates a new HandoverWant instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverWant instance
             */
            static create(properties: tailrace.v1.HandoverWant.$Shape): tailrace.v1.HandoverWant & tailrace.v1.HandoverWant.$Shape;
            static create(properties?: tailrace.v1.HandoverWant.$Properties): tailrace.v1.HandoverWant;

            /**
             * Encodes the specified HandoverWant message. Does not implicitly {@link tailrace.v1.HandoverWant.verify|verify} messages.
             * @param message HandoverWant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverWant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverWant message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverWant & tailrace.v1.HandoverWant.$Shape} HandoverWant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverWant & tailrace.v1.HandoverWant.$Shape;

            /**
             * Creates a HandoverWant message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverWant
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverWant;

            /**
             * Creates a plain object from a HandoverWant message. Also converts values to other types if specified.
             * @param message HandoverWant
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverWant, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverWant to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverWant {

            /** Properties of a HandoverWant. */
            interface $Properties {

                /** HandoverWant app */
                app?: (string|null);

                /** HandoverWant logId */
                logId?: (number|Long|null);

                /** HandoverWant before */
                before?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverWant. */
            type $Shape = tailrace.v1.HandoverWant.$Properties;
        }

        /**
         * Properties of a HandoverPieces.
         * @deprecated Use tailrace.v1.HandoverPieces.$Properties instead.
         */
        interface IHandoverPieces extends tailrace.v1.HandoverPieces.$Properties {
        }

        /** Represents a HandoverPieces. */
        class HandoverPieces {

            /**
             * Constructs a new HandoverPieces.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverPieces.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverPieces pieces. */
            pieces: tailrace.v1.HandoverPiece.$Properties[];

            /**
             * Creates a new HandoverPieces instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverPieces instance
             */
            static create(properties: tailrace.v1.HandoverPieces.$Shape): tailrace.v1.HandoverPieces & tailrace.v1.HandoverPieces.$Shape;
            static create(properties?: tailrace.v1.HandoverPieces.$Properties): tailrace.v1.HandoverPieces;

            /**
             * Encodes the specified HandoverPieces message. Does not implicitly {@link tailrace.v1.HandoverPieces.verify|verify} messages.
             * @param message HandoverPieces message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverPieces.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverPieces message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverPieces & tailrace.v1.HandoverPieces.$Shape} HandoverPieces
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverPieces & tailrace.v1.HandoverPieces.$Shape;

            /**
             * Creates a HandoverPieces message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverPieces
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverPieces;

            /**
             * Creates a plain object from a HandoverPieces message. Also converts values to other types if specified.
             * @param message HandoverPieces
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverPieces, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverPieces to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverPieces {

            /** Properties of a HandoverPieces. */
            interface $Properties {

                /** HandoverPieces pieces */
                pieces?: (tailrace.v1.HandoverPiece.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverPieces. */
            type $Shape = tailrace.v1.HandoverPieces.$Properties;
        }

        /**
         * Properties of a HandoverPiece.
         * @deprecated Use tailrace.v1.HandoverPiece.$Properties instead.
         */
        interface IHandoverPiece extends tailrace.v1.HandoverPiece.$Properties {
        }

        /** Represents a HandoverPiece. */
        class HandoverPiece {

            /**
             * Constructs a new HandoverPiece.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverPiece.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverPiece app. */
            app: string;

            /** HandoverPiece logId. */
            logId: (number|Long);

            /** HandoverPiece before. */
            before: (number|Long);

            /** HandoverPiece chunks. */
            chunks: tailrace.v1.HandoverChunk.$Properties[];

            /** HandoverPiece atStart. */
            atStart: boolean;

            /**
             * Creates a new HandoverPiece instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverPiece instance
             */
            static create(properties: tailrace.v1.HandoverPiece.$Shape): tailrace.v1.HandoverPiece & tailrace.v1.HandoverPiece.$Shape;
            static create(properties?: tailrace.v1.HandoverPiece.$Properties): tailrace.v1.HandoverPiece;

            /**
             * Encodes the specified HandoverPiece message. Does not implicitly {@link tailrace.v1.HandoverPiece.verify|verify} messages.
             * @param message HandoverPiece message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverPiece.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverPiece message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverPiece & tailrace.v1.HandoverPiece.$Shape} HandoverPiece
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverPiece & tailrace.v1.HandoverPiece.$Shape;

            /**
             * Creates a HandoverPiece message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverPiece
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverPiece;

            /**
             * Creates a plain object from a HandoverPiece message. Also converts values to other types if specified.
             * @param message HandoverPiece
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverPiece, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverPiece to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverPiece {

            /** Properties of a HandoverPiece. */
            interface $Properties {

                /** HandoverPiece app */
                app?: (string|null);

                /** HandoverPiece logId */
                logId?: (number|Long|null);

                /** HandoverPiece before */
                before?: (number|Long|null);

                /** HandoverPiece chunks */
                chunks?: (tailrace.v1.HandoverChunk.$Properties[]|null);

                /** HandoverPiece atStart */
                atStart?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverPiece. */
            type $Shape = tailrace.v1.HandoverPiece.$Properties;
        }

        /**
         * Properties of a HandoverChunk.
         * @deprecated Use tailrace.v1.HandoverChunk.$Properties instead.
         */
        interface IHandoverChunk extends tailrace.v1.HandoverChunk.$Properties {
        }

        /** Represents a HandoverChunk. */
        class HandoverChunk {

            /**
             * Constructs a new HandoverChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverChunk firstIndex. */
            firstIndex: (number|Long);

            /** HandoverChunk endIndex. */
            endIndex: (number|Long);

            /** HandoverChunk lines. */
            lines: (number|Long);

            /** HandoverChunk stops. */
            stops: Uint8Array;

            /** HandoverChunk entries. */
            entries: Uint8Array;

            /**
             * Creates a new HandoverChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverChunk instance
             */
            static create(properties: tailrace.v1.HandoverChunk.$Shape): tailrace.v1.HandoverChunk & tailrace.v1.HandoverChunk.$Shape;
            static create(properties?: tailrace.v1.HandoverChunk.$Properties): tailrace.v1.HandoverChunk;

            /**
             * Encodes the specified HandoverChunk message. Does not implicitly {@link tailrace.v1.HandoverChunk.verify|verify} messages.
             * @param message HandoverChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverChunk & tailrace.v1.HandoverChunk.$Shape} HandoverChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverChunk & tailrace.v1.HandoverChunk.$Shape;

            /**
             * Creates a HandoverChunk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverChunk
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverChunk;

            /**
             * Creates a plain object from a HandoverChunk message. Also converts values to other types if specified.
             * @param message HandoverChunk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverChunk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverChunk {

            /** Properties of a HandoverChunk. */
            interface $Properties {

                /** HandoverChunk firstIndex */
                firstIndex?: (number|Long|null);

                /** HandoverChunk endIndex */
                endIndex?: (number|Long|null);

                /** HandoverChunk lines */
                lines?: (number|Long|null);

                /** HandoverChunk stops */
                stops?: (Uint8Array|null);

                /** HandoverChunk entries */
                entries?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverChunk. */
            type $Shape = tailrace.v1.HandoverChunk.$Properties;
        }

        /**
         * Properties of a HandoverTaken.
         * @deprecated Use tailrace.v1.HandoverTaken.$Properties instead.
         */
        interface IHandoverTaken extends tailrace.v1.HandoverTaken.$Properties {
        }

        /** Represents a HandoverTaken. */
        class HandoverTaken {

            /**
             * Constructs a new HandoverTaken.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverTaken.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverTaken logs. */
            logs: tailrace.v1.HandoverLog.$Properties[];

            /**
             * Creates a new HandoverTaken instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverTaken instance
             */
            static create(properties: tailrace.v1.HandoverTaken.$Shape): tailrace.v1.HandoverTaken & tailrace.v1.HandoverTaken.$Shape;
            static create(properties?: tailrace.v1.HandoverTaken.$Properties): tailrace.v1.HandoverTaken;

            /**
             * Encodes the specified HandoverTaken message. Does not implicitly {@link tailrace.v1.HandoverTaken.verify|verify} messages.
             * @param message HandoverTaken message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverTaken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverTaken message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverTaken & tailrace.v1.HandoverTaken.$Shape} HandoverTaken
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverTaken & tailrace.v1.HandoverTaken.$Shape;

            /**
             * Creates a HandoverTaken message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverTaken
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverTaken;

            /**
             * Creates a plain object from a HandoverTaken message. Also converts values to other types if specified.
             * @param message HandoverTaken
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverTaken, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverTaken to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverTaken {

            /** Properties of a HandoverTaken. */
            interface $Properties {

                /** HandoverTaken logs */
                logs?: (tailrace.v1.HandoverLog.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverTaken. */
            type $Shape = tailrace.v1.HandoverTaken.$Properties;
        }

        /**
         * Properties of a HandoverLog.
         * @deprecated Use tailrace.v1.HandoverLog.$Properties instead.
         */
        interface IHandoverLog extends tailrace.v1.HandoverLog.$Properties {
        }

        /** Represents a HandoverLog. */
        class HandoverLog {

            /**
             * Constructs a new HandoverLog.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverLog.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverLog app. */
            app: string;

            /** HandoverLog logId. */
            logId: (number|Long);

            /** HandoverLog nextIndex. */
            nextIndex: (number|Long);

            /**
             * Creates a new HandoverLog instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverLog instance
             */
            static create(properties: tailrace.v1.HandoverLog.$Shape): tailrace.v1.HandoverLog & tailrace.v1.HandoverLog.$Shape;
            static create(properties?: tailrace.v1.HandoverLog.$Properties): tailrace.v1.HandoverLog;

            /**
             * Encodes the specified HandoverLog message. Does not implicitly {@link tailrace.v1.HandoverLog.verify|verify} messages.
             * @param message HandoverLog message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverLog.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverLog message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverLog & tailrace.v1.HandoverLog.$Shape} HandoverLog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverLog & tailrace.v1.HandoverLog.$Shape;

            /**
             * Creates a HandoverLog message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverLog
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverLog;

            /**
             * Creates a plain object from a HandoverLog message. Also converts values to other types if specified.
             * @param message HandoverLog
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverLog, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverLog to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverLog {

            /** Properties of a HandoverLog. */
            interface $Properties {

                /** HandoverLog app */
                app?: (string|null);

                /** HandoverLog logId */
                logId?: (number|Long|null);

                /** HandoverLog nextIndex */
                nextIndex?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverLog. */
            type $Shape = tailrace.v1.HandoverLog.$Properties;
        }

        /**
         * Properties of a HandoverReleased.
         * @deprecated Use tailrace.v1.HandoverReleased.$Properties instead.
         */
        interface IHandoverReleased extends tailrace.v1.HandoverReleased.$Properties {
        }

        /** Represents a HandoverReleased. */
        class HandoverReleased {

            /**
             * Constructs a new HandoverReleased.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverReleased.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverReleased app. */
            app: string;

            /** HandoverReleased logId. */
            logId: (number|Long);

            /** HandoverReleased drains. */
            drains: tailrace.v1.HandoverDrain.$Properties[];

            /**
             * Creates a new HandoverReleased instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverReleased instance
             */
            static create(properties: tailrace.v1.HandoverReleased.$Shape): tailrace.v1.HandoverReleased & tailrace.v1.HandoverReleased.$Shape;
            static create(properties?: tailrace.v1.HandoverReleased.$Properties): tailrace.v1.HandoverReleased;

            /**
             * Encodes the specified HandoverReleased message. Does not implicitly {@link tailrace.v1.HandoverReleased.verify|verify} messages.
             * @param message HandoverReleased message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverReleased.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverReleased message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverReleased & tailrace.v1.HandoverReleased.$Shape} HandoverReleased
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverReleased & tailrace.v1.HandoverReleased.$Shape;

            /**
             * Creates a HandoverReleased message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverReleased
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverReleased;

            /**
             * Creates a plain object from a HandoverReleased message. Also converts values to other types if specified.
             * @param message HandoverReleased
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverReleased, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverReleased to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverReleased {

            /** Properties of a HandoverReleased. */
            interface $Properties {

                /** HandoverReleased app */
                app?: (string|null);

                /** HandoverReleased logId */
                logId?: (number|Long|null);

                /** HandoverReleased drains */
                drains?: (tailrace.v1.HandoverDrain.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverReleased. */
            type $Shape = tailrace.v1.HandoverReleased.$Properties;
        }

        /**
         * Properties of a HandoverDrain.
         * @deprecated Use tailrace.v1.HandoverDrain.$Properties instead.
         */
        interface IHandoverDrain extends tailrace.v1.HandoverDrain.$Properties {
        }

        /** Represents a HandoverDrain. */
        class HandoverDrain {

            /**
             * Constructs a new HandoverDrain.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.HandoverDrain.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HandoverDrain drainId. */
            drainId: string;

            /** HandoverDrain index. */
            index: (number|Long);

            /**
             * Creates a new HandoverDrain instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HandoverDrain instance
             */
            static create(properties: tailrace.v1.HandoverDrain.$Shape): tailrace.v1.HandoverDrain & tailrace.v1.HandoverDrain.$Shape;
            static create(properties?: tailrace.v1.HandoverDrain.$Properties): tailrace.v1.HandoverDrain;

            /**
             * Encodes the specified HandoverDrain message. Does not implicitly {@link tailrace.v1.HandoverDrain.verify|verify} messages.
             * @param message HandoverDrain message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.HandoverDrain.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HandoverDrain message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.HandoverDrain & tailrace.v1.HandoverDrain.$Shape} HandoverDrain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.HandoverDrain & tailrace.v1.HandoverDrain.$Shape;

            /**
             * Creates a HandoverDrain message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HandoverDrain
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.HandoverDrain;

            /**
             * Creates a plain object from a HandoverDrain message. Also converts values to other types if specified.
             * @param message HandoverDrain
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.HandoverDrain, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HandoverDrain to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HandoverDrain {

            /** Properties of a HandoverDrain. */
            interface $Properties {

                /** HandoverDrain drainId */
                drainId?: (string|null);

                /** HandoverDrain index */
                index?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HandoverDrain. */
            type $Shape = tailrace.v1.HandoverDrain.$Properties;
        }

        /**
         * Properties of a ReaderUp.
         * @deprecated Use tailrace.v1.ReaderUp.$Properties instead.
         */
        interface IReaderUp extends tailrace.v1.ReaderUp.$Properties {
        }

        /** Represents a ReaderUp. */
        class ReaderUp {

            /**
             * Constructs a new ReaderUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderUp hello. */
            hello?: (tailrace.v1.ReaderHello.$Properties|null);

            /** ReaderUp open. */
            open?: (tailrace.v1.ReaderOpen.$Properties|null);

            /** ReaderUp credit. */
            credit?: (tailrace.v1.ReaderCredit.$Properties|null);

            /** ReaderUp close. */
            close?: (tailrace.v1.ReaderClose.$Properties|null);

            /** ReaderUp message. */
            message?: ("hello"|"open"|"credit"|"close");

            /**
             * Creates a new ReaderUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderUp instance
             */
            static create(properties: tailrace.v1.ReaderUp.$Shape): tailrace.v1.ReaderUp & tailrace.v1.ReaderUp.$Shape;
            static create(properties?: tailrace.v1.ReaderUp.$Properties): tailrace.v1.ReaderUp;

            /**
             * Encodes the specified ReaderUp message. Does not implicitly {@link tailrace.v1.ReaderUp.verify|verify} messages.
             * @param message ReaderUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderUp & tailrace.v1.ReaderUp.$Shape} ReaderUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderUp & tailrace.v1.ReaderUp.$Shape;

            /**
             * Creates a ReaderUp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderUp
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderUp;

            /**
             * Creates a plain object from a ReaderUp message. Also converts values to other types if specified.
             * @param message ReaderUp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderUp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderUp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderUp {

            /** Properties of a ReaderUp. */
            interface $Properties {

                /** ReaderUp hello */
                hello?: (tailrace.v1.ReaderHello.$Properties|null);

                /** ReaderUp open */
                open?: (tailrace.v1.ReaderOpen.$Properties|null);

                /** ReaderUp credit */
                credit?: (tailrace.v1.ReaderCredit.$Properties|null);

                /** ReaderUp close */
                close?: (tailrace.v1.ReaderClose.$Properties|null);

                /** ReaderUp message */
                message?: ("hello"|"open"|"credit"|"close");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReaderUp. */
            type $Shape = {
              hello?: tailrace.v1.ReaderHello.$Shape|null;
              open?: tailrace.v1.ReaderOpen.$Shape|null;
              credit?: tailrace.v1.ReaderCredit.$Shape|null;
              close?: tailrace.v1.ReaderClose.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; open?: null; credit?: null; close?: null }|{ message?: "hello"; hello: tailrace.v1.ReaderHello.$Shape; open?: null; credit?: null; close?: null }|{ message?: "open"; hello?: null; open: tailrace.v1.ReaderOpen.$Shape; credit?: null; close?: null }|{ message?: "credit"; hello?: null; open?: null; credit: tailrace.v1.ReaderCredit.$Shape; close?: null }|{ message?: "close"; hello?: null; open?: null; credit?: null; close: tailrace.v1.ReaderClose.$Shape })
            );
        }

        /**
         * Properties of a ReaderDown.
         * @deprecated Use tailrace.v1.ReaderDown.$Properties instead.
         */
        interface IReaderDown extends tailrace.v1.ReaderDown.$Properties {
        }

        /** Represents a ReaderDown. */
        class ReaderDown {

            /**
             * Constructs a new ReaderDown.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderDown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderDown hello. */
            hello?: (tailrace.v1.ReaderHello.$Properties|null);

            /** ReaderDown events. */
            events?: (tailrace.v1.ReaderEvents.$Properties|null);

            /** ReaderDown message. */
            message?: ("hello"|"events");

            /**
             * Creates a new ReaderDown instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderDown instance
             */
            static create(properties: tailrace.v1.ReaderDown.$Shape): tailrace.v1.ReaderDown & tailrace.v1.ReaderDown.$Shape;
            static create(properties?: tailrace.v1.ReaderDown.$Properties): tailrace.v1.ReaderDown;

            /**
             * Encodes the specified ReaderDown message. Does not implicitly {@link tailrace.v1.ReaderDown.verify|verify} messages.
             * @param message ReaderDown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderDown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderDown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderDown & tailrace.v1.ReaderDown.$Shape} ReaderDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderDown & tailrace.v1.ReaderDown.$Shape;

            /**
             * Creates a ReaderDown message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderDown
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderDown;

            /**
             * Creates a plain object from a ReaderDown message. Also converts values to other types if specified.
             * @param message ReaderDown
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderDown, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderDown to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderDown {

            /** Properties of a ReaderDown. */
            interface $Properties {

                /** ReaderDown hello */
                hello?: (tailrace.v1.ReaderHello.$Properties|null);

                /** ReaderDown events */
                events?: (tailrace.v1.ReaderEvents.$Properties|null);

                /** ReaderDown message */
                message?: ("hello"|"events");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReaderDown. */
            type $Shape = {
              hello?: tailrace.v1.ReaderHello.$Shape|null;
              events?: tailrace.v1.ReaderEvents.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; events?: null }|{ message?: "hello"; hello: tailrace.v1.ReaderHello.$Shape; events?: null }|{ message?: "events"; hello?: null; events: tailrace.v1.ReaderEvents.$Shape })
            );
        }

        /**
         * Properties of a ReaderHello.
         * @deprecated Use tailrace.v1.ReaderHello.$Properties instead.
         */
        interface IReaderHello extends tailrace.v1.ReaderHello.$Properties {
        }

        /** Represents a ReaderHello. */
        class ReaderHello {

            /**
             * Constructs a new ReaderHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderHello cluster. */
            cluster: string;

            /** ReaderHello version. */
            version: number;

            /** ReaderHello peer. */
            peer: string;

            /** ReaderHello newestVersion. */
            newestVersion: number;

            /**
             * Creates a new ReaderHello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderHello instance
             */
            static create(properties: tailrace.v1.ReaderHello.$Shape): tailrace.v1.ReaderHello & tailrace.v1.ReaderHello.$Shape;
            static create(properties?: tailrace.v1.ReaderHello.$Properties): tailrace.v1.ReaderHello;

            /**
             * Encodes the specified ReaderHello message. Does not implicitly {@link tailrace.v1.ReaderHello.verify|verify} messages.
             * @param message ReaderHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderHello & tailrace.v1.ReaderHello.$Shape} ReaderHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderHello & tailrace.v1.ReaderHello.$Shape;

            /**
             * Creates a ReaderHello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderHello
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderHello;

            /**
             * Creates a plain object from a ReaderHello message. Also converts values to other types if specified.
             * @param message ReaderHello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderHello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderHello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderHello {

            /** Properties of a ReaderHello. */
            interface $Properties {

                /** ReaderHello cluster */
                cluster?: (string|null);

                /** ReaderHello version */
                version?: (number|null);

                /** ReaderHello peer */
                peer?: (string|null);

                /** ReaderHello newestVersion */
                newestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderHello. */
            type $Shape = tailrace.v1.ReaderHello.$Properties;
        }

        /**
         * Properties of a LogPosition.
         * @deprecated Use tailrace.v1.LogPosition.$Properties instead.
         */
        interface ILogPosition extends tailrace.v1.LogPosition.$Properties {
        }

        /** Represents a LogPosition. */
        class LogPosition {

            /**
             * Constructs a new LogPosition.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.LogPosition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogPosition logId. */
            logId: (number|Long);

            /** LogPosition index. */
            index: (number|Long);

            /**
             * Creates a new LogPosition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogPosition instance
             */
            static create(properties: tailrace.v1.LogPosition.$Shape): tailrace.v1.LogPosition & tailrace.v1.LogPosition.$Shape;
            static create(properties?: tailrace.v1.LogPosition.$Properties): tailrace.v1.LogPosition;

            /**
             * Encodes the specified LogPosition message. Does not implicitly {@link tailrace.v1.LogPosition.verify|verify} messages.
             * @param message LogPosition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.LogPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogPosition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.LogPosition & tailrace.v1.LogPosition.$Shape} LogPosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.LogPosition & tailrace.v1.LogPosition.$Shape;

            /**
             * Creates a LogPosition message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LogPosition
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.LogPosition;

            /**
             * Creates a plain object from a LogPosition message. Also converts values to other types if specified.
             * @param message LogPosition
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.LogPosition, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LogPosition to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LogPosition {

            /** Properties of a LogPosition. */
            interface $Properties {

                /** LogPosition logId */
                logId?: (number|Long|null);

                /** LogPosition index */
                index?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogPosition. */
            type $Shape = tailrace.v1.LogPosition.$Properties;
        }

        /**
         * Properties of a FromOldest.
         * @deprecated Use tailrace.v1.FromOldest.$Properties instead.
         */
        interface IFromOldest extends tailrace.v1.FromOldest.$Properties {
        }

        /** Represents a FromOldest. */
        class FromOldest {

            /**
             * Constructs a new FromOldest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.FromOldest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new FromOldest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FromOldest instance
             */
            static create(properties: tailrace.v1.FromOldest.$Shape): tailrace.v1.FromOldest & tailrace.v1.FromOldest.$Shape;
            static create(properties?: tailrace.v1.FromOldest.$Properties): tailrace.v1.FromOldest;

            /**
             * Encodes the specified FromOldest message. Does not implicitly {@link tailrace.v1.FromOldest.verify|verify} messages.
             * @param message FromOldest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.FromOldest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FromOldest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.FromOldest & tailrace.v1.FromOldest.$Shape} FromOldest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.FromOldest & tailrace.v1.FromOldest.$Shape;

            /**
             * Creates a FromOldest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FromOldest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.FromOldest;

            /**
             * Creates a plain object from a FromOldest message. Also converts values to other types if specified.
             * @param message FromOldest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.FromOldest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FromOldest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FromOldest {

            /** Properties of a FromOldest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FromOldest. */
            type $Shape = tailrace.v1.FromOldest.$Properties;
        }

        /**
         * Properties of a FromEnd.
         * @deprecated Use tailrace.v1.FromEnd.$Properties instead.
         */
        interface IFromEnd extends tailrace.v1.FromEnd.$Properties {
        }

        /** Represents a FromEnd. */
        class FromEnd {

            /**
             * Constructs a new FromEnd.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.FromEnd.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new FromEnd instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FromEnd instance
             */
            static create(properties: tailrace.v1.FromEnd.$Shape): tailrace.v1.FromEnd & tailrace.v1.FromEnd.$Shape;
            static create(properties?: tailrace.v1.FromEnd.$Properties): tailrace.v1.FromEnd;

            /**
             * Encodes the specified FromEnd message. Does not implicitly {@link tailrace.v1.FromEnd.verify|verify} messages.
             * @param message FromEnd message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.FromEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FromEnd message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.FromEnd & tailrace.v1.FromEnd.$Shape} FromEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.FromEnd & tailrace.v1.FromEnd.$Shape;

            /**
             * Creates a FromEnd message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FromEnd
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.FromEnd;

            /**
             * Creates a plain object from a FromEnd message. Also converts values to other types if specified.
             * @param message FromEnd
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.FromEnd, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FromEnd to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FromEnd {

            /** Properties of a FromEnd. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FromEnd. */
            type $Shape = tailrace.v1.FromEnd.$Properties;
        }

        /**
         * Properties of a ReaderOpen.
         * @deprecated Use tailrace.v1.ReaderOpen.$Properties instead.
         */
        interface IReaderOpen extends tailrace.v1.ReaderOpen.$Properties {
        }

        /** Represents a ReaderOpen. */
        class ReaderOpen {

            /**
             * Constructs a new ReaderOpen.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderOpen.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderOpen sub. */
            sub: number;

            /** ReaderOpen app. */
            app: string;

            /** ReaderOpen lastEntries. */
            lastEntries?: (number|Long|null);

            /** ReaderOpen position. */
            position?: (tailrace.v1.LogPosition.$Properties|null);

            /** ReaderOpen oldest. */
            oldest?: (tailrace.v1.FromOldest.$Properties|null);

            /** ReaderOpen end. */
            end?: (tailrace.v1.FromEnd.$Properties|null);

            /** ReaderOpen sinceArrivalMs. */
            sinceArrivalMs?: (number|Long|null);

            /** ReaderOpen follow. */
            follow: boolean;

            /** ReaderOpen credit. */
            credit: (number|Long);

            /** ReaderOpen from. */
            from?: ("lastEntries"|"position"|"oldest"|"end"|"sinceArrivalMs");

            /**
             * Creates a new ReaderOpen instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderOpen instance
             */
            static create(properties: tailrace.v1.ReaderOpen.$Shape): tailrace.v1.ReaderOpen & tailrace.v1.ReaderOpen.$Shape;
            static create(properties?: tailrace.v1.ReaderOpen.$Properties): tailrace.v1.ReaderOpen;

            /**
             * Encodes the specified ReaderOpen message. Does not implicitly {@link tailrace.v1.ReaderOpen.verify|verify} messages.
             * @param message ReaderOpen message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderOpen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderOpen message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderOpen & tailrace.v1.ReaderOpen.$Shape} ReaderOpen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderOpen & tailrace.v1.ReaderOpen.$Shape;

            /**
             * Creates a ReaderOpen message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderOpen
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderOpen;

            /**
             * Creates a plain object from a ReaderOpen message. Also converts values to other types if specified.
             * @param message ReaderOpen
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderOpen, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderOpen to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderOpen {

            /** Properties of a ReaderOpen. */
            interface $Properties {

                /** ReaderOpen sub */
                sub?: (number|null);

                /** ReaderOpen app */
                app?: (string|null);

                /** ReaderOpen lastEntries */
                lastEntries?: (number|Long|null);

                /** ReaderOpen position */
                position?: (tailrace.v1.LogPosition.$Properties|null);

                /** ReaderOpen oldest */
                oldest?: (tailrace.v1.FromOldest.$Properties|null);

                /** ReaderOpen end */
                end?: (tailrace.v1.FromEnd.$Properties|null);

                /** ReaderOpen sinceArrivalMs */
                sinceArrivalMs?: (number|Long|null);

                /** ReaderOpen follow */
                follow?: (boolean|null);

                /** ReaderOpen credit */
                credit?: (number|Long|null);

                /** ReaderOpen from */
                from?: ("lastEntries"|"position"|"oldest"|"end"|"sinceArrivalMs");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReaderOpen. */
            type $Shape = {
              sub?: number|null;
              app?: string|null;
              lastEntries?: number|Long|null;
              position?: tailrace.v1.LogPosition.$Shape|null;
              oldest?: tailrace.v1.FromOldest.$Shape|null;
              end?: tailrace.v1.FromEnd.$Shape|null;
              sinceArrivalMs?: number|Long|null;
              follow?: boolean|null;
              credit?: number|Long|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ from?: undefined; lastEntries?: null; position?: null; oldest?: null; end?: null; sinceArrivalMs?: null }|{ from?: "lastEntries"; lastEntries: number|Long; position?: null; oldest?: null; end?: null; sinceArrivalMs?: null }|{ from?: "position"; lastEntries?: null; position: tailrace.v1.LogPosition.$Shape; oldest?: null; end?: null; sinceArrivalMs?: null }|{ from?: "oldest"; lastEntries?: null; position?: null; oldest: tailrace.v1.FromOldest.$Shape; end?: null; sinceArrivalMs?: null }|{ from?: "end"; lastEntries?: null; position?: null; oldest?: null; end: tailrace.v1.FromEnd.$Shape; sinceArrivalMs?: null }|{ from?: "sinceArrivalMs"; lastEntries?: null; position?: null; oldest?: null; end?: null; sinceArrivalMs: number|Long })
            );
        }

        /**
         * Properties of a ReaderCredit.
         * @deprecated Use tailrace.v1.ReaderCredit.$Properties instead.
         */
        interface IReaderCredit extends tailrace.v1.ReaderCredit.$Properties {
        }

        /** Represents a ReaderCredit. */
        class ReaderCredit {

            /**
             * Constructs a new ReaderCredit.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderCredit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderCredit sub. */
            sub: number;

            /** ReaderCredit bytes. */
            bytes: (number|Long);

            /**
             * Creates a new ReaderCredit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderCredit instance
             */
            static create(properties: tailrace.v1.ReaderCredit.$Shape): tailrace.v1.ReaderCredit & tailrace.v1.ReaderCredit.$Shape;
            static create(properties?: tailrace.v1.ReaderCredit.$Properties): tailrace.v1.ReaderCredit;

            /**
             * Encodes the specified ReaderCredit message. Does not implicitly {@link tailrace.v1.ReaderCredit.verify|verify} messages.
             * @param message ReaderCredit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderCredit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderCredit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderCredit & tailrace.v1.ReaderCredit.$Shape} ReaderCredit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderCredit & tailrace.v1.ReaderCredit.$Shape;

            /**
             * Creates a ReaderCredit message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderCredit
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderCredit;

            /**
             * Creates a plain object from a ReaderCredit message. Also converts values to other types if specified.
             * @param message ReaderCredit
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderCredit, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderCredit to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderCredit {

            /** Properties of a ReaderCredit. */
            interface $Properties {

                /** ReaderCredit sub */
                sub?: (number|null);

                /** ReaderCredit bytes */
                bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderCredit. */
            type $Shape = tailrace.v1.ReaderCredit.$Properties;
        }

        /**
         * Properties of a ReaderClose.
         * @deprecated Use tailrace.v1.ReaderClose.$Properties instead.
         */
        interface IReaderClose extends tailrace.v1.ReaderClose.$Properties {
        }

        /** Represents a ReaderClose. */
        class ReaderClose {

            /**
             * Constructs a new ReaderClose.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderClose.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderClose sub. */
            sub: number;

            /**
             * Creates a new ReaderClose instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderClose instance
             */
            static create(properties: tailrace.v1.ReaderClose.$Shape): tailrace.v1.ReaderClose & tailrace.v1.ReaderClose.$Shape;
            static create(properties?: tailrace.v1.ReaderClose.$Properties): tailrace.v1.ReaderClose;

            /**
             * Encodes the specified ReaderClose message. Does not implicitly {@link tailrace.v1.ReaderClose.verify|verify} messages.
             * @param message ReaderClose message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderClose.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderClose message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderClose & tailrace.v1.ReaderClose.$Shape} ReaderClose
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderClose & tailrace.v1.ReaderClose.$Shape;

            /**
             * Creates a ReaderClose message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderClose
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderClose;

            /**
             * Creates a plain object from a ReaderClose message. Also converts values to other types if specified.
             * @param message ReaderClose
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderClose, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderClose to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderClose {

            /** Properties of a ReaderClose. */
            interface $Properties {

                /** ReaderClose sub */
                sub?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderClose. */
            type $Shape = tailrace.v1.ReaderClose.$Properties;
        }

        /**
         * Properties of a ReaderEvents.
         * @deprecated Use tailrace.v1.ReaderEvents.$Properties instead.
         */
        interface IReaderEvents extends tailrace.v1.ReaderEvents.$Properties {
        }

        /** Represents a ReaderEvents. */
        class ReaderEvents {

            /**
             * Constructs a new ReaderEvents.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderEvents.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderEvents events. */
            events: tailrace.v1.ReaderEvent.$Properties[];

            /**
             * Creates a new ReaderEvents instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderEvents instance
             */
            static create(properties: tailrace.v1.ReaderEvents.$Shape): tailrace.v1.ReaderEvents & tailrace.v1.ReaderEvents.$Shape;
            static create(properties?: tailrace.v1.ReaderEvents.$Properties): tailrace.v1.ReaderEvents;

            /**
             * Encodes the specified ReaderEvents message. Does not implicitly {@link tailrace.v1.ReaderEvents.verify|verify} messages.
             * @param message ReaderEvents message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderEvents.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderEvents message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderEvents & tailrace.v1.ReaderEvents.$Shape} ReaderEvents
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderEvents & tailrace.v1.ReaderEvents.$Shape;

            /**
             * Creates a ReaderEvents message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderEvents
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderEvents;

            /**
             * Creates a plain object from a ReaderEvents message. Also converts values to other types if specified.
             * @param message ReaderEvents
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderEvents, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderEvents to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderEvents {

            /** Properties of a ReaderEvents. */
            interface $Properties {

                /** ReaderEvents events */
                events?: (tailrace.v1.ReaderEvent.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderEvents. */
            type $Shape = {
              events?: tailrace.v1.ReaderEvent.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ReaderEvent.
         * @deprecated Use tailrace.v1.ReaderEvent.$Properties instead.
         */
        interface IReaderEvent extends tailrace.v1.ReaderEvent.$Properties {
        }

        /** Represents a ReaderEvent. */
        class ReaderEvent {

            /**
             * Constructs a new ReaderEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderEvent sub. */
            sub: number;

            /** ReaderEvent opened. */
            opened?: (tailrace.v1.ReaderOpened.$Properties|null);

            /** ReaderEvent slice. */
            slice?: (tailrace.v1.ReaderSlice.$Properties|null);

            /** ReaderEvent overtaken. */
            overtaken?: (tailrace.v1.ReaderOvertaken.$Properties|null);

            /** ReaderEvent gap. */
            gap?: (tailrace.v1.ReaderGap.$Properties|null);

            /** ReaderEvent moved. */
            moved?: (tailrace.v1.ReaderMoved.$Properties|null);

            /** ReaderEvent ended. */
            ended?: (tailrace.v1.ReaderEnded.$Properties|null);

            /** ReaderEvent notice. */
            notice?: (tailrace.v1.ReaderNotice.$Properties|null);

            /** ReaderEvent event. */
            event?: ("opened"|"slice"|"overtaken"|"gap"|"moved"|"ended"|"notice");

            /**
             * Creates a new ReaderEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderEvent instance
             */
            static create(properties: tailrace.v1.ReaderEvent.$Shape): tailrace.v1.ReaderEvent & tailrace.v1.ReaderEvent.$Shape;
            static create(properties?: tailrace.v1.ReaderEvent.$Properties): tailrace.v1.ReaderEvent;

            /**
             * Encodes the specified ReaderEvent message. Does not implicitly {@link tailrace.v1.ReaderEvent.verify|verify} messages.
             * @param message ReaderEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderEvent & tailrace.v1.ReaderEvent.$Shape} ReaderEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderEvent & tailrace.v1.ReaderEvent.$Shape;

            /**
             * Creates a ReaderEvent message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderEvent
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderEvent;

            /**
             * Creates a plain object from a ReaderEvent message. Also converts values to other types if specified.
             * @param message ReaderEvent
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderEvent to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderEvent {

            /** Properties of a ReaderEvent. */
            interface $Properties {

                /** ReaderEvent sub */
                sub?: (number|null);

                /** ReaderEvent opened */
                opened?: (tailrace.v1.ReaderOpened.$Properties|null);

                /** ReaderEvent slice */
                slice?: (tailrace.v1.ReaderSlice.$Properties|null);

                /** ReaderEvent overtaken */
                overtaken?: (tailrace.v1.ReaderOvertaken.$Properties|null);

                /** ReaderEvent gap */
                gap?: (tailrace.v1.ReaderGap.$Properties|null);

                /** ReaderEvent moved */
                moved?: (tailrace.v1.ReaderMoved.$Properties|null);

                /** ReaderEvent ended */
                ended?: (tailrace.v1.ReaderEnded.$Properties|null);

                /** ReaderEvent notice */
                notice?: (tailrace.v1.ReaderNotice.$Properties|null);

                /** ReaderEvent event */
                event?: ("opened"|"slice"|"overtaken"|"gap"|"moved"|"ended"|"notice");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReaderEvent. */
            type $Shape = {
              sub?: number|null;
              opened?: tailrace.v1.ReaderOpened.$Shape|null;
              slice?: tailrace.v1.ReaderSlice.$Shape|null;
              overtaken?: tailrace.v1.ReaderOvertaken.$Shape|null;
              gap?: tailrace.v1.ReaderGap.$Shape|null;
              moved?: tailrace.v1.ReaderMoved.$Shape|null;
              ended?: tailrace.v1.ReaderEnded.$Shape|null;
              notice?: tailrace.v1.ReaderNotice.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ event?: undefined; opened?: null; slice?: null; overtaken?: null; gap?: null; moved?: null; ended?: null; notice?: null }|{ event?: "opened"; opened: tailrace.v1.ReaderOpened.$Shape; slice?: null; overtaken?: null; gap?: null; moved?: null; ended?: null; notice?: null }|{ event?: "slice"; opened?: null; slice: tailrace.v1.ReaderSlice.$Shape; overtaken?: null; gap?: null; moved?: null; ended?: null; notice?: null }|{ event?: "overtaken"; opened?: null; slice?: null; overtaken: tailrace.v1.ReaderOvertaken.$Shape; gap?: null; moved?: null; ended?: null; notice?: null }|{ event?: "gap"; opened?: null; slice?: null; overtaken?: null; gap: tailrace.v1.ReaderGap.$Shape; moved?: null; ended?: null; notice?: null }|{ event?: "moved"; opened?: null; slice?: null; overtaken?: null; gap?: null; moved: tailrace.v1.ReaderMoved.$Shape; ended?: null; notice?: null }|{ event?: "ended"; opened?: null; slice?: null; overtaken?: null; gap?: null; moved?: null; ended: tailrace.v1.ReaderEnded.$Shape; notice?: null }|{ event?: "notice"; opened?: null; slice?: null; overtaken?: null; gap?: null; moved?: null; ended?: null; notice: tailrace.v1.ReaderNotice.$Shape })
            );
        }

        /**
         * Properties of a ReaderOpened.
         * @deprecated Use tailrace.v1.ReaderOpened.$Properties instead.
         */
        interface IReaderOpened extends tailrace.v1.ReaderOpened.$Properties {
        }

        /** Represents a ReaderOpened. */
        class ReaderOpened {

            /**
             * Constructs a new ReaderOpened.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderOpened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderOpened known. */
            known: boolean;

            /** ReaderOpened logId. */
            logId: (number|Long);

            /** ReaderOpened index. */
            index: (number|Long);

            /** ReaderOpened endIndex. */
            endIndex: (number|Long);

            /** ReaderOpened continues. */
            continues: boolean;

            /** ReaderOpened missedFrom. */
            missedFrom: (number|Long);

            /** ReaderOpened missedTo. */
            missedTo: (number|Long);

            /**
             * Creates a new ReaderOpened instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderOpened instance
             */
            static create(properties: tailrace.v1.ReaderOpened.$Shape): tailrace.v1.ReaderOpened & tailrace.v1.ReaderOpened.$Shape;
            static create(properties?: tailrace.v1.ReaderOpened.$Properties): tailrace.v1.ReaderOpened;

            /**
             * Encodes the specified ReaderOpened message. Does not implicitly {@link tailrace.v1.ReaderOpened.verify|verify} messages.
             * @param message ReaderOpened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderOpened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderOpened & tailrace.v1.ReaderOpened.$Shape} ReaderOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderOpened & tailrace.v1.ReaderOpened.$Shape;

            /**
             * Creates a ReaderOpened message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderOpened
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderOpened;

            /**
             * Creates a plain object from a ReaderOpened message. Also converts values to other types if specified.
             * @param message ReaderOpened
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderOpened to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderOpened {

            /** Properties of a ReaderOpened. */
            interface $Properties {

                /** ReaderOpened known */
                known?: (boolean|null);

                /** ReaderOpened logId */
                logId?: (number|Long|null);

                /** ReaderOpened index */
                index?: (number|Long|null);

                /** ReaderOpened endIndex */
                endIndex?: (number|Long|null);

                /** ReaderOpened continues */
                continues?: (boolean|null);

                /** ReaderOpened missedFrom */
                missedFrom?: (number|Long|null);

                /** ReaderOpened missedTo */
                missedTo?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderOpened. */
            type $Shape = tailrace.v1.ReaderOpened.$Properties;
        }

        /**
         * Properties of a ReaderSlice.
         * @deprecated Use tailrace.v1.ReaderSlice.$Properties instead.
         */
        interface IReaderSlice extends tailrace.v1.ReaderSlice.$Properties {
        }

        /** Represents a ReaderSlice. */
        class ReaderSlice {

            /**
             * Constructs a new ReaderSlice.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderSlice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderSlice logId. */
            logId: (number|Long);

            /** ReaderSlice index. */
            index: (number|Long);

            /** ReaderSlice count. */
            count: (number|Long);

            /** ReaderSlice drop. */
            drop: boolean;

            /** ReaderSlice arrivalMs. */
            arrivalMs: (number|Long);

            /** ReaderSlice entries. */
            entries: Uint8Array;

            /**
             * Creates a new ReaderSlice instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderSlice instance
             */
            static create(properties: tailrace.v1.ReaderSlice.$Shape): tailrace.v1.ReaderSlice & tailrace.v1.ReaderSlice.$Shape;
            static create(properties?: tailrace.v1.ReaderSlice.$Properties): tailrace.v1.ReaderSlice;

            /**
             * Encodes the specified ReaderSlice message. Does not implicitly {@link tailrace.v1.ReaderSlice.verify|verify} messages.
             * @param message ReaderSlice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderSlice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderSlice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderSlice & tailrace.v1.ReaderSlice.$Shape} ReaderSlice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderSlice & tailrace.v1.ReaderSlice.$Shape;

            /**
             * Creates a ReaderSlice message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderSlice
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderSlice;

            /**
             * Creates a plain object from a ReaderSlice message. Also converts values to other types if specified.
             * @param message ReaderSlice
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderSlice, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderSlice to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderSlice {

            /** Properties of a ReaderSlice. */
            interface $Properties {

                /** ReaderSlice logId */
                logId?: (number|Long|null);

                /** ReaderSlice index */
                index?: (number|Long|null);

                /** ReaderSlice count */
                count?: (number|Long|null);

                /** ReaderSlice drop */
                drop?: (boolean|null);

                /** ReaderSlice arrivalMs */
                arrivalMs?: (number|Long|null);

                /** ReaderSlice entries */
                entries?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderSlice. */
            type $Shape = tailrace.v1.ReaderSlice.$Properties;
        }

        /**
         * Properties of a ReaderOvertaken.
         * @deprecated Use tailrace.v1.ReaderOvertaken.$Properties instead.
         */
        interface IReaderOvertaken extends tailrace.v1.ReaderOvertaken.$Properties {
        }

        /** Represents a ReaderOvertaken. */
        class ReaderOvertaken {

            /**
             * Constructs a new ReaderOvertaken.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderOvertaken.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderOvertaken fromIndex. */
            fromIndex: (number|Long);

            /** ReaderOvertaken toIndex. */
            toIndex: (number|Long);

            /** ReaderOvertaken firstMs. */
            firstMs: (number|Long);

            /** ReaderOvertaken lastMs. */
            lastMs: (number|Long);

            /** ReaderOvertaken reason. */
            reason: string;

            /**
             * Creates a new ReaderOvertaken instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderOvertaken instance
             */
            static create(properties: tailrace.v1.ReaderOvertaken.$Shape): tailrace.v1.ReaderOvertaken & tailrace.v1.ReaderOvertaken.$Shape;
            static create(properties?: tailrace.v1.ReaderOvertaken.$Properties): tailrace.v1.ReaderOvertaken;

            /**
             * Encodes the specified ReaderOvertaken message. Does not implicitly {@link tailrace.v1.ReaderOvertaken.verify|verify} messages.
             * @param message ReaderOvertaken message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderOvertaken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderOvertaken message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderOvertaken & tailrace.v1.ReaderOvertaken.$Shape} ReaderOvertaken
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderOvertaken & tailrace.v1.ReaderOvertaken.$Shape;

            /**
             * Creates a ReaderOvertaken message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderOvertaken
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderOvertaken;

            /**
             * Creates a plain object from a ReaderOvertaken message. Also converts values to other types if specified.
             * @param message ReaderOvertaken
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderOvertaken, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderOvertaken to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderOvertaken {

            /** Properties of a ReaderOvertaken. */
            interface $Properties {

                /** ReaderOvertaken fromIndex */
                fromIndex?: (number|Long|null);

                /** ReaderOvertaken toIndex */
                toIndex?: (number|Long|null);

                /** ReaderOvertaken firstMs */
                firstMs?: (number|Long|null);

                /** ReaderOvertaken lastMs */
                lastMs?: (number|Long|null);

                /** ReaderOvertaken reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderOvertaken. */
            type $Shape = tailrace.v1.ReaderOvertaken.$Properties;
        }

        /**
         * Properties of a ReaderGap.
         * @deprecated Use tailrace.v1.ReaderGap.$Properties instead.
         */
        interface IReaderGap extends tailrace.v1.ReaderGap.$Properties {
        }

        /** Represents a ReaderGap. */
        class ReaderGap {

            /**
             * Constructs a new ReaderGap.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderGap.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderGap missing. */
            missing?: (number|Long|null);

            /**
             * Creates a new ReaderGap instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderGap instance
             */
            static create(properties: tailrace.v1.ReaderGap.$Shape): tailrace.v1.ReaderGap & tailrace.v1.ReaderGap.$Shape;
            static create(properties?: tailrace.v1.ReaderGap.$Properties): tailrace.v1.ReaderGap;

            /**
             * Encodes the specified ReaderGap message. Does not implicitly {@link tailrace.v1.ReaderGap.verify|verify} messages.
             * @param message ReaderGap message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderGap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderGap message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderGap & tailrace.v1.ReaderGap.$Shape} ReaderGap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderGap & tailrace.v1.ReaderGap.$Shape;

            /**
             * Creates a ReaderGap message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderGap
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderGap;

            /**
             * Creates a plain object from a ReaderGap message. Also converts values to other types if specified.
             * @param message ReaderGap
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderGap, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderGap to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderGap {

            /** Properties of a ReaderGap. */
            interface $Properties {

                /** ReaderGap missing */
                missing?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderGap. */
            type $Shape = tailrace.v1.ReaderGap.$Properties;
        }

        /**
         * Properties of a ReaderNotice.
         * @deprecated Use tailrace.v1.ReaderNotice.$Properties instead.
         */
        interface IReaderNotice extends tailrace.v1.ReaderNotice.$Properties {
        }

        /** Represents a ReaderNotice. */
        class ReaderNotice {

            /**
             * Constructs a new ReaderNotice.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderNotice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderNotice drainId. */
            drainId: string;

            /** ReaderNotice url. */
            url: string;

            /** ReaderNotice state. */
            state: string;

            /** ReaderNotice dropped. */
            dropped: (number|Long);

            /** ReaderNotice message. */
            message: string;

            /**
             * Creates a new ReaderNotice instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderNotice instance
             */
            static create(properties: tailrace.v1.ReaderNotice.$Shape): tailrace.v1.ReaderNotice & tailrace.v1.ReaderNotice.$Shape;
            static create(properties?: tailrace.v1.ReaderNotice.$Properties): tailrace.v1.ReaderNotice;

            /**
             * Encodes the specified ReaderNotice message. Does not implicitly {@link tailrace.v1.ReaderNotice.verify|verify} messages.
             * @param message ReaderNotice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderNotice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderNotice & tailrace.v1.ReaderNotice.$Shape} ReaderNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderNotice & tailrace.v1.ReaderNotice.$Shape;

            /**
             * Creates a ReaderNotice message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderNotice
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderNotice;

            /**
             * Creates a plain object from a ReaderNotice message. Also converts values to other types if specified.
             * @param message ReaderNotice
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderNotice, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderNotice to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderNotice {

            /** Properties of a ReaderNotice. */
            interface $Properties {

                /** ReaderNotice drainId */
                drainId?: (string|null);

                /** ReaderNotice url */
                url?: (string|null);

                /** ReaderNotice state */
                state?: (string|null);

                /** ReaderNotice dropped */
                dropped?: (number|Long|null);

                /** ReaderNotice message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderNotice. */
            type $Shape = tailrace.v1.ReaderNotice.$Properties;
        }

        /**
         * Properties of a ReaderMoved.
         * @deprecated Use tailrace.v1.ReaderMoved.$Properties instead.
         */
        interface IReaderMoved extends tailrace.v1.ReaderMoved.$Properties {
        }

        /** Represents a ReaderMoved. */
        class ReaderMoved {

            /**
             * Constructs a new ReaderMoved.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderMoved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderMoved unread. */
            unread: boolean;

            /**
             * Creates a new ReaderMoved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderMoved instance
             */
            static create(properties: tailrace.v1.ReaderMoved.$Shape): tailrace.v1.ReaderMoved & tailrace.v1.ReaderMoved.$Shape;
            static create(properties?: tailrace.v1.ReaderMoved.$Properties): tailrace.v1.ReaderMoved;

            /**
             * Encodes the specified ReaderMoved message. Does not implicitly {@link tailrace.v1.ReaderMoved.verify|verify} messages.
             * @param message ReaderMoved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderMoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderMoved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderMoved & tailrace.v1.ReaderMoved.$Shape} ReaderMoved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderMoved & tailrace.v1.ReaderMoved.$Shape;

            /**
             * Creates a ReaderMoved message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderMoved
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderMoved;

            /**
             * Creates a plain object from a ReaderMoved message. Also converts values to other types if specified.
             * @param message ReaderMoved
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderMoved, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderMoved to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderMoved {

            /** Properties of a ReaderMoved. */
            interface $Properties {

                /** ReaderMoved unread */
                unread?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderMoved. */
            type $Shape = tailrace.v1.ReaderMoved.$Properties;
        }

        /**
         * Properties of a ReaderEnded.
         * @deprecated Use tailrace.v1.ReaderEnded.$Properties instead.
         */
        interface IReaderEnded extends tailrace.v1.ReaderEnded.$Properties {
        }

        /** Represents a ReaderEnded. */
        class ReaderEnded {

            /**
             * Constructs a new ReaderEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReaderEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReaderEnded reason. */
            reason: tailrace.v1.ReaderEnded.Reason;

            /**
             * Creates a new ReaderEnded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReaderEnded instance
             */
            static create(properties: tailrace.v1.ReaderEnded.$Shape): tailrace.v1.ReaderEnded & tailrace.v1.ReaderEnded.$Shape;
            static create(properties?: tailrace.v1.ReaderEnded.$Properties): tailrace.v1.ReaderEnded;

            /**
             * Encodes the specified ReaderEnded message. Does not implicitly {@link tailrace.v1.ReaderEnded.verify|verify} messages.
             * @param message ReaderEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReaderEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReaderEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReaderEnded & tailrace.v1.ReaderEnded.$Shape} ReaderEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReaderEnded & tailrace.v1.ReaderEnded.$Shape;

            /**
             * Creates a ReaderEnded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReaderEnded
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReaderEnded;

            /**
             * Creates a plain object from a ReaderEnded message. Also converts values to other types if specified.
             * @param message ReaderEnded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReaderEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReaderEnded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReaderEnded {

            /** Properties of a ReaderEnded. */
            interface $Properties {

                /** ReaderEnded reason */
                reason?: (tailrace.v1.ReaderEnded.Reason|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReaderEnded. */
            type $Shape = tailrace.v1.ReaderEnded.$Properties;

            /** Reason enum. */
            enum Reason {

                /** END value */
                END = 0,

                /** FORGOTTEN value */
                FORGOTTEN = 1,

                /** STOPPING value */
                STOPPING = 2,

                /** UNKNOWN_APP value */
                UNKNOWN_APP = 3
            }
        }

        /**
         * Properties of a ListAppsRequest.
         * @deprecated Use tailrace.v1.ListAppsRequest.$Properties instead.
         */
        interface IListAppsRequest extends tailrace.v1.ListAppsRequest.$Properties {
        }

        /** Represents a ListAppsRequest. */
        class ListAppsRequest {

            /**
             * Constructs a new ListAppsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ListAppsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListAppsRequest prefix. */
            prefix: string;

            /** ListAppsRequest limit. */
            limit: number;

            /** ListAppsRequest after. */
            after: string;

            /**
             * Creates a new ListAppsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListAppsRequest instance
             */
            static create(properties: tailrace.v1.ListAppsRequest.$Shape): tailrace.v1.ListAppsRequest & tailrace.v1.ListAppsRequest.$Shape;
            static create(properties?: tailrace.v1.ListAppsRequest.$Properties): tailrace.v1.ListAppsRequest;

            /**
             * Encodes the specified ListAppsRequest message. Does not implicitly {@link tailrace.v1.ListAppsRequest.verify|verify} messages.
             * @param message ListAppsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ListAppsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAppsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ListAppsRequest & tailrace.v1.ListAppsRequest.$Shape} ListAppsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ListAppsRequest & tailrace.v1.ListAppsRequest.$Shape;

            /**
             * Creates a ListAppsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListAppsRequest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ListAppsRequest;

            /**
             * Creates a plain object from a ListAppsRequest message. Also converts values to other types if specified.
             * @param message ListAppsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ListAppsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListAppsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListAppsRequest {

            /** Properties of a ListAppsRequest. */
            interface $Properties {

                /** ListAppsRequest prefix */
                prefix?: (string|null);

                /** ListAppsRequest limit */
                limit?: (number|null);

                /** ListAppsRequest after */
                after?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAppsRequest. */
            type $Shape = tailrace.v1.ListAppsRequest.$Properties;
        }

        /**
         * Properties of a ListAppsResponse.
         * @deprecated Use tailrace.v1.ListAppsResponse.$Properties instead.
         */
        interface IListAppsResponse extends tailrace.v1.ListAppsResponse.$Properties {
        }

        /** Represents a ListAppsResponse. */
        class ListAppsResponse {

            /**
             * Constructs a new ListAppsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ListAppsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListAppsResponse apps. */
            apps: tailrace.v1.AppSummary.$Properties[];

            /** ListAppsResponse more. */
            more: boolean;

            /**
             * Creates a new ListAppsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListAppsResponse instance
             */
            static create(properties: tailrace.v1.ListAppsResponse.$Shape): tailrace.v1.ListAppsResponse & tailrace.v1.ListAppsResponse.$Shape;
            static create(properties?: tailrace.v1.ListAppsResponse.$Properties): tailrace.v1.ListAppsResponse;

            /**
             * Encodes the specified ListAppsResponse message. Does not implicitly {@link tailrace.v1.ListAppsResponse.verify|verify} messages.
             * @param message ListAppsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ListAppsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAppsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ListAppsResponse & tailrace.v1.ListAppsResponse.$Shape} ListAppsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ListAppsResponse & tailrace.v1.ListAppsResponse.$Shape;

            /**
             * Creates a ListAppsResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListAppsResponse
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ListAppsResponse;

            /**
             * Creates a plain object from a ListAppsResponse message. Also converts values to other types if specified.
             * @param message ListAppsResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ListAppsResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListAppsResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListAppsResponse {

            /** Properties of a ListAppsResponse. */
            interface $Properties {

                /** ListAppsResponse apps */
                apps?: (tailrace.v1.AppSummary.$Properties[]|null);

                /** ListAppsResponse more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAppsResponse. */
            type $Shape = tailrace.v1.ListAppsResponse.$Properties;
        }

        /**
         * Properties of an AppSummary.
         * @deprecated Use tailrace.v1.AppSummary.$Properties instead.
         */
        interface IAppSummary extends tailrace.v1.AppSummary.$Properties {
        }

        /** Represents an AppSummary. */
        class AppSummary {

            /**
             * Constructs a new AppSummary.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.AppSummary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppSummary app. */
            app: string;

            /** AppSummary instances. */
            instances: number;

            /** AppSummary rate. */
            rate: number;

            /** AppSummary heldLines. */
            heldLines: (number|Long);

            /** AppSummary heldBytes. */
            heldBytes: (number|Long);

            /** AppSummary dropped. */
            dropped: (number|Long);

            /** AppSummary limitLines. */
            limitLines: number;

            /** AppSummary limitBytes. */
            limitBytes: number;

            /** AppSummary lastMs. */
            lastMs: (number|Long);

            /**
             * Creates a new AppSummary instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppSummary instance
             */
            static create(properties: tailrace.v1.AppSummary.$Shape): tailrace.v1.AppSummary & tailrace.v1.AppSummary.$Shape;
            static create(properties?: tailrace.v1.AppSummary.$Properties): tailrace.v1.AppSummary;

            /**
             * Encodes the specified AppSummary message. Does not implicitly {@link tailrace.v1.AppSummary.verify|verify} messages.
             * @param message AppSummary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.AppSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppSummary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.AppSummary & tailrace.v1.AppSummary.$Shape} AppSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.AppSummary & tailrace.v1.AppSummary.$Shape;

            /**
             * Creates an AppSummary message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppSummary
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.AppSummary;

            /**
             * Creates a plain object from an AppSummary message. Also converts values to other types if specified.
             * @param message AppSummary
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.AppSummary, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppSummary to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AppSummary {

            /** Properties of an AppSummary. */
            interface $Properties {

                /** AppSummary app */
                app?: (string|null);

                /** AppSummary instances */
                instances?: (number|null);

                /** AppSummary rate */
                rate?: (number|null);

                /** AppSummary heldLines */
                heldLines?: (number|Long|null);

                /** AppSummary heldBytes */
                heldBytes?: (number|Long|null);

                /** AppSummary dropped */
                dropped?: (number|Long|null);

                /** AppSummary limitLines */
                limitLines?: (number|null);

                /** AppSummary limitBytes */
                limitBytes?: (number|null);

                /** AppSummary lastMs */
                lastMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppSummary. */
            type $Shape = tailrace.v1.AppSummary.$Properties;
        }

        /**
         * Properties of a ForgetLinesRequest.
         * @deprecated Use tailrace.v1.ForgetLinesRequest.$Properties instead.
         */
        interface IForgetLinesRequest extends tailrace.v1.ForgetLinesRequest.$Properties {
        }

        /** Represents a ForgetLinesRequest. */
        class ForgetLinesRequest {

            /**
             * Constructs a new ForgetLinesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ForgetLinesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ForgetLinesRequest app. */
            app: string;

            /**
             * Creates a new ForgetLinesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ForgetLinesRequest instance
             */
            static create(properties: tailrace.v1.ForgetLinesRequest.$Shape): tailrace.v1.ForgetLinesRequest & tailrace.v1.ForgetLinesRequest.$Shape;
            static create(properties?: tailrace.v1.ForgetLinesRequest.$Properties): tailrace.v1.ForgetLinesRequest;

            /**
             * Encodes the specified ForgetLinesRequest message. Does not implicitly {@link tailrace.v1.ForgetLinesRequest.verify|verify} messages.
             * @param message ForgetLinesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ForgetLinesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ForgetLinesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ForgetLinesRequest & tailrace.v1.ForgetLinesRequest.$Shape} ForgetLinesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ForgetLinesRequest & tailrace.v1.ForgetLinesRequest.$Shape;

            /**
             * Creates a ForgetLinesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ForgetLinesRequest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ForgetLinesRequest;

            /**
             * Creates a plain object from a ForgetLinesRequest message. Also converts values to other types if specified.
             * @param message ForgetLinesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ForgetLinesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ForgetLinesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ForgetLinesRequest {

            /** Properties of a ForgetLinesRequest. */
            interface $Properties {

                /** ForgetLinesRequest app */
                app?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ForgetLinesRequest. */
            type $Shape = tailrace.v1.ForgetLinesRequest.$Properties;
        }

        /**
         * Properties of a ForgetLinesResponse.
         * @deprecated Use tailrace.v1.ForgetLinesResponse.$Properties instead.
         */
        interface IForgetLinesResponse extends tailrace.v1.ForgetLinesResponse.$Properties {
        }

        /** Represents a ForgetLinesResponse. */
        class ForgetLinesResponse {

            /**
             * Constructs a new ForgetLinesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ForgetLinesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ForgetLinesResponse forgottenLines. */
            forgottenLines: (number|Long);

            /**
             * Creates a new ForgetLinesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ForgetLinesResponse instance
             */
            static create(properties: tailrace.v1.ForgetLinesResponse.$Shape): tailrace.v1.ForgetLinesResponse & tailrace.v1.ForgetLinesResponse.$Shape;
            static create(properties?: tailrace.v1.ForgetLinesResponse.$Properties): tailrace.v1.ForgetLinesResponse;

            /**
             * Encodes the specified ForgetLinesResponse message. Does not implicitly {@link tailrace.v1.ForgetLinesResponse.verify|verify} messages.
             * @param message ForgetLinesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ForgetLinesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ForgetLinesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ForgetLinesResponse & tailrace.v1.ForgetLinesResponse.$Shape} ForgetLinesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ForgetLinesResponse & tailrace.v1.ForgetLinesResponse.$Shape;

            /**
             * Creates a ForgetLinesResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ForgetLinesResponse
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ForgetLinesResponse;

            /**
             * Creates a plain object from a ForgetLinesResponse message. Also converts values to other types if specified.
             * @param message ForgetLinesResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ForgetLinesResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ForgetLinesResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ForgetLinesResponse {

            /** Properties of a ForgetLinesResponse. */
            interface $Properties {

                /** ForgetLinesResponse forgottenLines */
                forgottenLines?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ForgetLinesResponse. */
            type $Shape = tailrace.v1.ForgetLinesResponse.$Properties;
        }

        /**
         * Properties of a DrainStatesRequest.
         * @deprecated Use tailrace.v1.DrainStatesRequest.$Properties instead.
         */
        interface IDrainStatesRequest extends tailrace.v1.DrainStatesRequest.$Properties {
        }

        /** Represents a DrainStatesRequest. */
        class DrainStatesRequest {

            /**
             * Constructs a new DrainStatesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.DrainStatesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DrainStatesRequest app. */
            app: string;

            /**
             * Creates a new DrainStatesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DrainStatesRequest instance
             */
            static create(properties: tailrace.v1.DrainStatesRequest.$Shape): tailrace.v1.DrainStatesRequest & tailrace.v1.DrainStatesRequest.$Shape;
            static create(properties?: tailrace.v1.DrainStatesRequest.$Properties): tailrace.v1.DrainStatesRequest;

            /**
             * Encodes the specified DrainStatesRequest message. Does not implicitly {@link tailrace.v1.DrainStatesRequest.verify|verify} messages.
             * @param message DrainStatesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.DrainStatesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DrainStatesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.DrainStatesRequest & tailrace.v1.DrainStatesRequest.$Shape} DrainStatesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.DrainStatesRequest & tailrace.v1.DrainStatesRequest.$Shape;

            /**
             * Creates a DrainStatesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DrainStatesRequest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.DrainStatesRequest;

            /**
             * Creates a plain object from a DrainStatesRequest message. Also converts values to other types if specified.
             * @param message DrainStatesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.DrainStatesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DrainStatesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DrainStatesRequest {

            /** Properties of a DrainStatesRequest. */
            interface $Properties {

                /** DrainStatesRequest app */
                app?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DrainStatesRequest. */
            type $Shape = tailrace.v1.DrainStatesRequest.$Properties;
        }

        /**
         * Properties of a DrainStatesResponse.
         * @deprecated Use tailrace.v1.DrainStatesResponse.$Properties instead.
         */
        interface IDrainStatesResponse extends tailrace.v1.DrainStatesResponse.$Properties {
        }

        /** Represents a DrainStatesResponse. */
        class DrainStatesResponse {

            /**
             * Constructs a new DrainStatesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.DrainStatesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DrainStatesResponse drains. */
            drains: tailrace.v1.DrainState.$Properties[];

            /**
             * Creates a new DrainStatesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DrainStatesResponse instance
             */
            static create(properties: tailrace.v1.DrainStatesResponse.$Shape): tailrace.v1.DrainStatesResponse & tailrace.v1.DrainStatesResponse.$Shape;
            static create(properties?: tailrace.v1.DrainStatesResponse.$Properties): tailrace.v1.DrainStatesResponse;

            /**
             * Encodes the specified DrainStatesResponse message. Does not implicitly {@link tailrace.v1.DrainStatesResponse.verify|verify} messages.
             * @param message DrainStatesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.DrainStatesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DrainStatesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.DrainStatesResponse & tailrace.v1.DrainStatesResponse.$Shape} DrainStatesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.DrainStatesResponse & tailrace.v1.DrainStatesResponse.$Shape;

            /**
             * Creates a DrainStatesResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DrainStatesResponse
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.DrainStatesResponse;

            /**
             * Creates a plain object from a DrainStatesResponse message. Also converts values to other types if specified.
             * @param message DrainStatesResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.DrainStatesResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DrainStatesResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DrainStatesResponse {

            /** Properties of a DrainStatesResponse. */
            interface $Properties {

                /** DrainStatesResponse drains */
                drains?: (tailrace.v1.DrainState.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DrainStatesResponse. */
            type $Shape = tailrace.v1.DrainStatesResponse.$Properties;
        }

        /**
         * Properties of a DrainState.
         * @deprecated Use tailrace.v1.DrainState.$Properties instead.
         */
        interface IDrainState extends tailrace.v1.DrainState.$Properties {
        }

        /** Represents a DrainState. */
        class DrainState {

            /**
             * Constructs a new DrainState.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.DrainState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DrainState drainId. */
            drainId: string;

            /** DrainState zone. */
            zone: string;

            /** DrainState state. */
            state: string;

            /** DrainState delivered. */
            delivered: (number|Long);

            /** DrainState dropped. */
            dropped: (number|Long);

            /** DrainState unconfirmed. */
            unconfirmed: (number|Long);

            /** DrainState held. */
            held: (number|Long);

            /** DrainState lastError. */
            lastError: string;

            /** DrainState nextAttemptMs. */
            nextAttemptMs: (number|Long);

            /**
             * Creates a new DrainState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DrainState instance
             */
            static create(properties: tailrace.v1.DrainState.$Shape): tailrace.v1.DrainState & tailrace.v1.DrainState.$Shape;
            static create(properties?: tailrace.v1.DrainState.$Properties): tailrace.v1.DrainState;

            /**
             * Encodes the specified DrainState message. Does not implicitly {@link tailrace.v1.DrainState.verify|verify} messages.
             * @param message DrainState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.DrainState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DrainState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.DrainState & tailrace.v1.DrainState.$Shape} DrainState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.DrainState & tailrace.v1.DrainState.$Shape;

            /**
             * Creates a DrainState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DrainState
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.DrainState;

            /**
             * Creates a plain object from a DrainState message. Also converts values to other types if specified.
             * @param message DrainState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.DrainState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DrainState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DrainState {

            /** Properties of a DrainState. */
            interface $Properties {

                /** DrainState drainId */
                drainId?: (string|null);

                /** DrainState zone */
                zone?: (string|null);

                /** DrainState state */
                state?: (string|null);

                /** DrainState delivered */
                delivered?: (number|Long|null);

                /** DrainState dropped */
                dropped?: (number|Long|null);

                /** DrainState unconfirmed */
                unconfirmed?: (number|Long|null);

                /** DrainState held */
                held?: (number|Long|null);

                /** DrainState lastError */
                lastError?: (string|null);

                /** DrainState nextAttemptMs */
                nextAttemptMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DrainState. */
            type $Shape = tailrace.v1.DrainState.$Properties;
        }

        /**
         * Properties of a TestDrainRequest.
         * @deprecated Use tailrace.v1.TestDrainRequest.$Properties instead.
         */
        interface ITestDrainRequest extends tailrace.v1.TestDrainRequest.$Properties {
        }

        /** Represents a TestDrainRequest. */
        class TestDrainRequest {

            /**
             * Constructs a new TestDrainRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.TestDrainRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TestDrainRequest app. */
            app: string;

            /** TestDrainRequest url. */
            url: string;

            /** TestDrainRequest token. */
            token: string;

            /**
             * Creates a new TestDrainRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TestDrainRequest instance
             */
            static create(properties: tailrace.v1.TestDrainRequest.$Shape): tailrace.v1.TestDrainRequest & tailrace.v1.TestDrainRequest.$Shape;
            static create(properties?: tailrace.v1.TestDrainRequest.$Properties): tailrace.v1.TestDrainRequest;

            /**
             * Encodes the specified TestDrainRequest message. Does not implicitly {@link tailrace.v1.TestDrainRequest.verify|verify} messages.
             * @param message TestDrainRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.TestDrainRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TestDrainRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.TestDrainRequest & tailrace.v1.TestDrainRequest.$Shape} TestDrainRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.TestDrainRequest & tailrace.v1.TestDrainRequest.$Shape;

            /**
             * Creates a TestDrainRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TestDrainRequest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.TestDrainRequest;

            /**
             * Creates a plain object from a TestDrainRequest message. Also converts values to other types if specified.
             * @param message TestDrainRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.TestDrainRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TestDrainRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TestDrainRequest {

            /** Properties of a TestDrainRequest. */
            interface $Properties {

                /** TestDrainRequest app */
                app?: (string|null);

                /** TestDrainRequest url */
                url?: (string|null);

                /** TestDrainRequest token */
                token?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TestDrainRequest. */
            type $Shape = tailrace.v1.TestDrainRequest.$Properties;
        }

        /**
         * Properties of a TestDrainResponse.
         * @deprecated Use tailrace.v1.TestDrainResponse.$Properties instead.
         */
        interface ITestDrainResponse extends tailrace.v1.TestDrainResponse.$Properties {
        }

        /** Represents a TestDrainResponse. */
        class TestDrainResponse {

            /**
             * Constructs a new TestDrainResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.TestDrainResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TestDrainResponse ok. */
            ok: boolean;

            /** TestDrainResponse stage. */
            stage: string;

            /** TestDrainResponse message. */
            message: string;

            /**
             * Creates a new TestDrainResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TestDrainResponse instance
             */
            static create(properties: tailrace.v1.TestDrainResponse.$Shape): tailrace.v1.TestDrainResponse & tailrace.v1.TestDrainResponse.$Shape;
            static create(properties?: tailrace.v1.TestDrainResponse.$Properties): tailrace.v1.TestDrainResponse;

            /**
             * Encodes the specified TestDrainResponse message. Does not implicitly {@link tailrace.v1.TestDrainResponse.verify|verify} messages.
             * @param message TestDrainResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.TestDrainResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TestDrainResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.TestDrainResponse & tailrace.v1.TestDrainResponse.$Shape} TestDrainResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.TestDrainResponse & tailrace.v1.TestDrainResponse.$Shape;

            /**
             * Creates a TestDrainResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TestDrainResponse
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.TestDrainResponse;

            /**
             * Creates a plain object from a TestDrainResponse message. Also converts values to other types if specified.
             * @param message TestDrainResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.TestDrainResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TestDrainResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TestDrainResponse {

            /** Properties of a TestDrainResponse. */
            interface $Properties {

                /** TestDrainResponse ok */
                ok?: (boolean|null);

                /** TestDrainResponse stage */
                stage?: (string|null);

                /** TestDrainResponse message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TestDrainResponse. */
            type $Shape = tailrace.v1.TestDrainResponse.$Properties;
        }

        /**
         * Properties of a ServerStatusRequest.
         * @deprecated Use tailrace.v1.ServerStatusRequest.$Properties instead.
         */
        interface IServerStatusRequest extends tailrace.v1.ServerStatusRequest.$Properties {
        }

        /** Represents a ServerStatusRequest. */
        class ServerStatusRequest {

            /**
             * Constructs a new ServerStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ServerStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ServerStatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServerStatusRequest instance
             */
            static create(properties: tailrace.v1.ServerStatusRequest.$Shape): tailrace.v1.ServerStatusRequest & tailrace.v1.ServerStatusRequest.$Shape;
            static create(properties?: tailrace.v1.ServerStatusRequest.$Properties): tailrace.v1.ServerStatusRequest;

            /**
             * Encodes the specified ServerStatusRequest message. Does not implicitly {@link tailrace.v1.ServerStatusRequest.verify|verify} messages.
             * @param message ServerStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ServerStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ServerStatusRequest & tailrace.v1.ServerStatusRequest.$Shape} ServerStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ServerStatusRequest & tailrace.v1.ServerStatusRequest.$Shape;

            /**
             * Creates a ServerStatusRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServerStatusRequest
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ServerStatusRequest;

            /**
             * Creates a plain object from a ServerStatusRequest message. Also converts values to other types if specified.
             * @param message ServerStatusRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ServerStatusRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServerStatusRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ServerStatusRequest {

            /** Properties of a ServerStatusRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServerStatusRequest. */
            type $Shape = tailrace.v1.ServerStatusRequest.$Properties;
        }

        /**
         * Properties of a ServerStatusResponse.
         * @deprecated Use tailrace.v1.ServerStatusResponse.$Properties instead.
         */
        interface IServerStatusResponse extends tailrace.v1.ServerStatusResponse.$Properties {
        }

        /** Represents a ServerStatusResponse. */
        class ServerStatusResponse {

            /**
             * Constructs a new ServerStatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ServerStatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerStatusResponse id. */
            id: string;

            /** ServerStatusResponse zone. */
            zone: string;

            /** ServerStatusResponse state. */
            state: string;

            /** ServerStatusResponse apps. */
            apps: (number|Long);

            /** ServerStatusResponse heldLines. */
            heldLines: (number|Long);

            /** ServerStatusResponse heldBytes. */
            heldBytes: (number|Long);

            /** ServerStatusResponse allocatedBytes. */
            allocatedBytes: (number|Long);

            /** ServerStatusResponse linesTotal. */
            linesTotal: (number|Long);

            /** ServerStatusResponse droppedTotal. */
            droppedTotal: (number|Long);

            /** ServerStatusResponse readers. */
            readers: number;

            /** ServerStatusResponse uplinks. */
            uplinks: number;

            /** ServerStatusResponse drains. */
            drains: number;

            /** ServerStatusResponse uptimeMs. */
            uptimeMs: (number|Long);

            /** ServerStatusResponse replicas. */
            replicas: number;

            /** ServerStatusResponse replicasWanted. */
            replicasWanted: number;

            /**
             * Creates a new ServerStatusResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServerStatusResponse instance
             */
            static create(properties: tailrace.v1.ServerStatusResponse.$Shape): tailrace.v1.ServerStatusResponse & tailrace.v1.ServerStatusResponse.$Shape;
            static create(properties?: tailrace.v1.ServerStatusResponse.$Properties): tailrace.v1.ServerStatusResponse;

            /**
             * Encodes the specified ServerStatusResponse message. Does not implicitly {@link tailrace.v1.ServerStatusResponse.verify|verify} messages.
             * @param message ServerStatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ServerStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerStatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ServerStatusResponse & tailrace.v1.ServerStatusResponse.$Shape} ServerStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ServerStatusResponse & tailrace.v1.ServerStatusResponse.$Shape;

            /**
             * Creates a ServerStatusResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServerStatusResponse
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ServerStatusResponse;

            /**
             * Creates a plain object from a ServerStatusResponse message. Also converts values to other types if specified.
             * @param message ServerStatusResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ServerStatusResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServerStatusResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ServerStatusResponse {

            /** Properties of a ServerStatusResponse. */
            interface $Properties {

                /** ServerStatusResponse id */
                id?: (string|null);

                /** ServerStatusResponse zone */
                zone?: (string|null);

                /** ServerStatusResponse state */
                state?: (string|null);

                /** ServerStatusResponse apps */
                apps?: (number|Long|null);

                /** ServerStatusResponse heldLines */
                heldLines?: (number|Long|null);

                /** ServerStatusResponse heldBytes */
                heldBytes?: (number|Long|null);

                /** ServerStatusResponse allocatedBytes */
                allocatedBytes?: (number|Long|null);

                /** ServerStatusResponse linesTotal */
                linesTotal?: (number|Long|null);

                /** ServerStatusResponse droppedTotal */
                droppedTotal?: (number|Long|null);

                /** ServerStatusResponse readers */
                readers?: (number|null);

                /** ServerStatusResponse uplinks */
                uplinks?: (number|null);

                /** ServerStatusResponse drains */
                drains?: (number|null);

                /** ServerStatusResponse uptimeMs */
                uptimeMs?: (number|Long|null);

                /** ServerStatusResponse replicas */
                replicas?: (number|null);

                /** ServerStatusResponse replicasWanted */
                replicasWanted?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServerStatusResponse. */
            type $Shape = tailrace.v1.ServerStatusResponse.$Properties;
        }

        /**
         * Properties of a ReplicationUp.
         * @deprecated Use tailrace.v1.ReplicationUp.$Properties instead.
         */
        interface IReplicationUp extends tailrace.v1.ReplicationUp.$Properties {
        }

        /** Represents a ReplicationUp. */
        class ReplicationUp {

            /**
             * Constructs a new ReplicationUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationUp hello. */
            hello?: (tailrace.v1.ReplicationHello.$Properties|null);

            /** ReplicationUp ops. */
            ops?: (tailrace.v1.ReplicationOps.$Properties|null);

            /** ReplicationUp message. */
            message?: ("hello"|"ops");

            /**
             * Creates a new ReplicationUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationUp instance
             */
            static create(properties: tailrace.v1.ReplicationUp.$Shape): tailrace.v1.ReplicationUp & tailrace.v1.ReplicationUp.$Shape;
            static create(properties?: tailrace.v1.ReplicationUp.$Properties): tailrace.v1.ReplicationUp;

            /**
             * Encodes the specified ReplicationUp message. Does not implicitly {@link tailrace.v1.ReplicationUp.verify|verify} messages.
             * @param message ReplicationUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationUp & tailrace.v1.ReplicationUp.$Shape} ReplicationUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationUp & tailrace.v1.ReplicationUp.$Shape;

            /**
             * Creates a ReplicationUp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationUp
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationUp;

            /**
             * Creates a plain object from a ReplicationUp message. Also converts values to other types if specified.
             * @param message ReplicationUp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationUp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationUp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationUp {

            /** Properties of a ReplicationUp. */
            interface $Properties {

                /** ReplicationUp hello */
                hello?: (tailrace.v1.ReplicationHello.$Properties|null);

                /** ReplicationUp ops */
                ops?: (tailrace.v1.ReplicationOps.$Properties|null);

                /** ReplicationUp message */
                message?: ("hello"|"ops");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReplicationUp. */
            type $Shape = {
              hello?: tailrace.v1.ReplicationHello.$Shape|null;
              ops?: tailrace.v1.ReplicationOps.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; ops?: null }|{ message?: "hello"; hello: tailrace.v1.ReplicationHello.$Shape; ops?: null }|{ message?: "ops"; hello?: null; ops: tailrace.v1.ReplicationOps.$Shape })
            );
        }

        /**
         * Properties of a ReplicationDown.
         * @deprecated Use tailrace.v1.ReplicationDown.$Properties instead.
         */
        interface IReplicationDown extends tailrace.v1.ReplicationDown.$Properties {
        }

        /** Represents a ReplicationDown. */
        class ReplicationDown {

            /**
             * Constructs a new ReplicationDown.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationDown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationDown hello. */
            hello?: (tailrace.v1.ReplicationHello.$Properties|null);

            /** ReplicationDown ack. */
            ack?: (tailrace.v1.ReplicationAck.$Properties|null);

            /** ReplicationDown synced. */
            synced?: (tailrace.v1.ReplicationSynced.$Properties|null);

            /** ReplicationDown refused. */
            refused?: (tailrace.v1.ReplicationRefused.$Properties|null);

            /** ReplicationDown message. */
            message?: ("hello"|"ack"|"synced"|"refused");

            /**
             * Creates a new ReplicationDown instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationDown instance
             */
            static create(properties: tailrace.v1.ReplicationDown.$Shape): tailrace.v1.ReplicationDown & tailrace.v1.ReplicationDown.$Shape;
            static create(properties?: tailrace.v1.ReplicationDown.$Properties): tailrace.v1.ReplicationDown;

            /**
             * Encodes the specified ReplicationDown message. Does not implicitly {@link tailrace.v1.ReplicationDown.verify|verify} messages.
             * @param message ReplicationDown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationDown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationDown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationDown & tailrace.v1.ReplicationDown.$Shape} ReplicationDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationDown & tailrace.v1.ReplicationDown.$Shape;

            /**
             * Creates a ReplicationDown message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationDown
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationDown;

            /**
             * Creates a plain object from a ReplicationDown message. Also converts values to other types if specified.
             * @param message ReplicationDown
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationDown, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationDown to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationDown {

            /** Properties of a ReplicationDown. */
            interface $Properties {

                /** ReplicationDown hello */
                hello?: (tailrace.v1.ReplicationHello.$Properties|null);

                /** ReplicationDown ack */
                ack?: (tailrace.v1.ReplicationAck.$Properties|null);

                /** ReplicationDown synced */
                synced?: (tailrace.v1.ReplicationSynced.$Properties|null);

                /** ReplicationDown refused */
                refused?: (tailrace.v1.ReplicationRefused.$Properties|null);

                /** ReplicationDown message */
                message?: ("hello"|"ack"|"synced"|"refused");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReplicationDown. */
            type $Shape = {
              hello?: tailrace.v1.ReplicationHello.$Shape|null;
              ack?: tailrace.v1.ReplicationAck.$Shape|null;
              synced?: tailrace.v1.ReplicationSynced.$Shape|null;
              refused?: tailrace.v1.ReplicationRefused.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; ack?: null; synced?: null; refused?: null }|{ message?: "hello"; hello: tailrace.v1.ReplicationHello.$Shape; ack?: null; synced?: null; refused?: null }|{ message?: "ack"; hello?: null; ack: tailrace.v1.ReplicationAck.$Shape; synced?: null; refused?: null }|{ message?: "synced"; hello?: null; ack?: null; synced: tailrace.v1.ReplicationSynced.$Shape; refused?: null }|{ message?: "refused"; hello?: null; ack?: null; synced?: null; refused: tailrace.v1.ReplicationRefused.$Shape })
            );
        }

        /**
         * Properties of a ReplicationHello.
         * @deprecated Use tailrace.v1.ReplicationHello.$Properties instead.
         */
        interface IReplicationHello extends tailrace.v1.ReplicationHello.$Properties {
        }

        /** Represents a ReplicationHello. */
        class ReplicationHello {

            /**
             * Constructs a new ReplicationHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationHello cluster. */
            cluster: string;

            /** ReplicationHello version. */
            version: number;

            /** ReplicationHello peer. */
            peer: string;

            /** ReplicationHello incarnation. */
            incarnation: string;

            /** ReplicationHello newestVersion. */
            newestVersion: number;

            /**
             * Creates a new ReplicationHello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationHello instance
             */
            static create(properties: tailrace.v1.ReplicationHello.$Shape): tailrace.v1.ReplicationHello & tailrace.v1.ReplicationHello.$Shape;
            static create(properties?: tailrace.v1.ReplicationHello.$Properties): tailrace.v1.ReplicationHello;

            /**
             * Encodes the specified ReplicationHello message. Does not implicitly {@link tailrace.v1.ReplicationHello.verify|verify} messages.
             * @param message ReplicationHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationHello & tailrace.v1.ReplicationHello.$Shape} ReplicationHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationHello & tailrace.v1.ReplicationHello.$Shape;

            /**
             * Creates a ReplicationHello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationHello
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationHello;

            /**
             * Creates a plain object from a ReplicationHello message. Also converts values to other types if specified.
             * @param message ReplicationHello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationHello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationHello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationHello {

            /** Properties of a ReplicationHello. */
            interface $Properties {

                /** ReplicationHello cluster */
                cluster?: (string|null);

                /** ReplicationHello version */
                version?: (number|null);

                /** ReplicationHello peer */
                peer?: (string|null);

                /** ReplicationHello incarnation */
                incarnation?: (string|null);

                /** ReplicationHello newestVersion */
                newestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationHello. */
            type $Shape = tailrace.v1.ReplicationHello.$Properties;
        }

        /**
         * Properties of a ReplicationOps.
         * @deprecated Use tailrace.v1.ReplicationOps.$Properties instead.
         */
        interface IReplicationOps extends tailrace.v1.ReplicationOps.$Properties {
        }

        /** Represents a ReplicationOps. */
        class ReplicationOps {

            /**
             * Constructs a new ReplicationOps.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationOps.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationOps id. */
            id: (number|Long);

            /** ReplicationOps ops. */
            ops: tailrace.v1.ReplicationOp.$Properties[];

            /**
             * Creates a new ReplicationOps instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationOps instance
             */
            static create(properties: tailrace.v1.ReplicationOps.$Shape): tailrace.v1.ReplicationOps & tailrace.v1.ReplicationOps.$Shape;
            static create(properties?: tailrace.v1.ReplicationOps.$Properties): tailrace.v1.ReplicationOps;

            /**
             * Encodes the specified ReplicationOps message. Does not implicitly {@link tailrace.v1.ReplicationOps.verify|verify} messages.
             * @param message ReplicationOps message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationOps.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationOps message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationOps & tailrace.v1.ReplicationOps.$Shape} ReplicationOps
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationOps & tailrace.v1.ReplicationOps.$Shape;

            /**
             * Creates a ReplicationOps message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationOps
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationOps;

            /**
             * Creates a plain object from a ReplicationOps message. Also converts values to other types if specified.
             * @param message ReplicationOps
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationOps, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationOps to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationOps {

            /** Properties of a ReplicationOps. */
            interface $Properties {

                /** ReplicationOps id */
                id?: (number|Long|null);

                /** ReplicationOps ops */
                ops?: (tailrace.v1.ReplicationOp.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationOps. */
            type $Shape = {
              id?: number|Long|null;
              ops?: tailrace.v1.ReplicationOp.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ReplicationOp.
         * @deprecated Use tailrace.v1.ReplicationOp.$Properties instead.
         */
        interface IReplicationOp extends tailrace.v1.ReplicationOp.$Properties {
        }

        /** Represents a ReplicationOp. */
        class ReplicationOp {

            /**
             * Constructs a new ReplicationOp.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationOp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationOp handle. */
            handle: (number|Long);

            /** ReplicationOp open. */
            open?: (tailrace.v1.HandoverHeader.$Properties|null);

            /** ReplicationOp lines. */
            lines?: (tailrace.v1.ReplicationLines.$Properties|null);

            /** ReplicationOp drop. */
            drop?: (tailrace.v1.ReplicationDrop.$Properties|null);

            /** ReplicationOp mark. */
            mark?: (tailrace.v1.ReplicationMark.$Properties|null);

            /** ReplicationOp ended. */
            ended?: (number|Long|null);

            /** ReplicationOp pending. */
            pending?: (tailrace.v1.ReplicationPending.$Properties|null);

            /** ReplicationOp drain. */
            drain?: (tailrace.v1.HandoverDrain.$Properties|null);

            /** ReplicationOp clear. */
            clear?: (boolean|null);

            /** ReplicationOp close. */
            close?: (boolean|null);

            /** ReplicationOp forget. */
            forget?: (tailrace.v1.HandoverLog.$Properties|null);

            /** ReplicationOp op. */
            op?: ("open"|"lines"|"drop"|"mark"|"ended"|"pending"|"drain"|"clear"|"close"|"forget");

            /**
             * Creates a new ReplicationOp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationOp instance
             */
            static create(properties: tailrace.v1.ReplicationOp.$Shape): tailrace.v1.ReplicationOp & tailrace.v1.ReplicationOp.$Shape;
            static create(properties?: tailrace.v1.ReplicationOp.$Properties): tailrace.v1.ReplicationOp;

            /**
             * Encodes the specified ReplicationOp message. Does not implicitly {@link tailrace.v1.ReplicationOp.verify|verify} messages.
             * @param message ReplicationOp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationOp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationOp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationOp & tailrace.v1.ReplicationOp.$Shape} ReplicationOp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationOp & tailrace.v1.ReplicationOp.$Shape;

            /**
             * Creates a ReplicationOp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationOp
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationOp;

            /**
             * Creates a plain object from a ReplicationOp message. Also converts values to other types if specified.
             * @param message ReplicationOp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationOp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationOp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationOp {

            /** Properties of a ReplicationOp. */
            interface $Properties {

                /** ReplicationOp handle */
                handle?: (number|Long|null);

                /** ReplicationOp open */
                open?: (tailrace.v1.HandoverHeader.$Properties|null);

                /** ReplicationOp lines */
                lines?: (tailrace.v1.ReplicationLines.$Properties|null);

                /** ReplicationOp drop */
                drop?: (tailrace.v1.ReplicationDrop.$Properties|null);

                /** ReplicationOp mark */
                mark?: (tailrace.v1.ReplicationMark.$Properties|null);

                /** ReplicationOp ended */
                ended?: (number|Long|null);

                /** ReplicationOp pending */
                pending?: (tailrace.v1.ReplicationPending.$Properties|null);

                /** ReplicationOp drain */
                drain?: (tailrace.v1.HandoverDrain.$Properties|null);

                /** ReplicationOp clear */
                clear?: (boolean|null);

                /** ReplicationOp close */
                close?: (boolean|null);

                /** ReplicationOp forget */
                forget?: (tailrace.v1.HandoverLog.$Properties|null);

                /** ReplicationOp op */
                op?: ("open"|"lines"|"drop"|"mark"|"ended"|"pending"|"drain"|"clear"|"close"|"forget");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReplicationOp. */
            type $Shape = {
              handle?: number|Long|null;
              open?: tailrace.v1.HandoverHeader.$Shape|null;
              lines?: tailrace.v1.ReplicationLines.$Shape|null;
              drop?: tailrace.v1.ReplicationDrop.$Shape|null;
              mark?: tailrace.v1.ReplicationMark.$Shape|null;
              ended?: number|Long|null;
              pending?: tailrace.v1.ReplicationPending.$Shape|null;
              drain?: tailrace.v1.HandoverDrain.$Shape|null;
              clear?: boolean|null;
              close?: boolean|null;
              forget?: tailrace.v1.HandoverLog.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ op?: undefined; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "open"; open: tailrace.v1.HandoverHeader.$Shape; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "lines"; open?: null; lines: tailrace.v1.ReplicationLines.$Shape; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "drop"; open?: null; lines?: null; drop: tailrace.v1.ReplicationDrop.$Shape; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "mark"; open?: null; lines?: null; drop?: null; mark: tailrace.v1.ReplicationMark.$Shape; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "ended"; open?: null; lines?: null; drop?: null; mark?: null; ended: number|Long; pending?: null; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "pending"; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending: tailrace.v1.ReplicationPending.$Shape; drain?: null; clear?: null; close?: null; forget?: null }|{ op?: "drain"; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain: tailrace.v1.HandoverDrain.$Shape; clear?: null; close?: null; forget?: null }|{ op?: "clear"; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear: boolean; close?: null; forget?: null }|{ op?: "close"; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close: boolean; forget?: null }|{ op?: "forget"; open?: null; lines?: null; drop?: null; mark?: null; ended?: null; pending?: null; drain?: null; clear?: null; close?: null; forget: tailrace.v1.HandoverLog.$Shape })
            );
        }

        /**
         * Properties of a ReplicationLines.
         * @deprecated Use tailrace.v1.ReplicationLines.$Properties instead.
         */
        interface IReplicationLines extends tailrace.v1.ReplicationLines.$Properties {
        }

        /** Represents a ReplicationLines. */
        class ReplicationLines {

            /**
             * Constructs a new ReplicationLines.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationLines.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationLines index. */
            index: (number|Long);

            /** ReplicationLines count. */
            count: (number|Long);

            /** ReplicationLines arrivalMs. */
            arrivalMs: (number|Long);

            /** ReplicationLines entries. */
            entries: Uint8Array;

            /**
             * Creates a new ReplicationLines instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationLines instance
             */
            static create(properties: tailrace.v1.ReplicationLines.$Shape): tailrace.v1.ReplicationLines & tailrace.v1.ReplicationLines.$Shape;
            static create(properties?: tailrace.v1.ReplicationLines.$Properties): tailrace.v1.ReplicationLines;

            /**
             * Encodes the specified ReplicationLines message. Does not implicitly {@link tailrace.v1.ReplicationLines.verify|verify} messages.
             * @param message ReplicationLines message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationLines.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationLines message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationLines & tailrace.v1.ReplicationLines.$Shape} ReplicationLines
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationLines & tailrace.v1.ReplicationLines.$Shape;

            /**
             * Creates a ReplicationLines message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationLines
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationLines;

            /**
             * Creates a plain object from a ReplicationLines message. Also converts values to other types if specified.
             * @param message ReplicationLines
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationLines, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationLines to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationLines {

            /** Properties of a ReplicationLines. */
            interface $Properties {

                /** ReplicationLines index */
                index?: (number|Long|null);

                /** ReplicationLines count */
                count?: (number|Long|null);

                /** ReplicationLines arrivalMs */
                arrivalMs?: (number|Long|null);

                /** ReplicationLines entries */
                entries?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationLines. */
            type $Shape = tailrace.v1.ReplicationLines.$Properties;
        }

        /**
         * Properties of a ReplicationDrop.
         * @deprecated Use tailrace.v1.ReplicationDrop.$Properties instead.
         */
        interface IReplicationDrop extends tailrace.v1.ReplicationDrop.$Properties {
        }

        /** Represents a ReplicationDrop. */
        class ReplicationDrop {

            /**
             * Constructs a new ReplicationDrop.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationDrop.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationDrop index. */
            index: (number|Long);

            /** ReplicationDrop weight. */
            weight: (number|Long);

            /** ReplicationDrop arrivalMs. */
            arrivalMs: (number|Long);

            /** ReplicationDrop entry. */
            entry: Uint8Array;

            /**
             * Creates a new ReplicationDrop instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationDrop instance
             */
            static create(properties: tailrace.v1.ReplicationDrop.$Shape): tailrace.v1.ReplicationDrop & tailrace.v1.ReplicationDrop.$Shape;
            static create(properties?: tailrace.v1.ReplicationDrop.$Properties): tailrace.v1.ReplicationDrop;

            /**
             * Encodes the specified ReplicationDrop message. Does not implicitly {@link tailrace.v1.ReplicationDrop.verify|verify} messages.
             * @param message ReplicationDrop message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationDrop.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationDrop message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationDrop & tailrace.v1.ReplicationDrop.$Shape} ReplicationDrop
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationDrop & tailrace.v1.ReplicationDrop.$Shape;

            /**
             * Creates a ReplicationDrop message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationDrop
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationDrop;

            /**
             * Creates a plain object from a ReplicationDrop message. Also converts values to other types if specified.
             * @param message ReplicationDrop
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationDrop, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationDrop to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationDrop {

            /** Properties of a ReplicationDrop. */
            interface $Properties {

                /** ReplicationDrop index */
                index?: (number|Long|null);

                /** ReplicationDrop weight */
                weight?: (number|Long|null);

                /** ReplicationDrop arrivalMs */
                arrivalMs?: (number|Long|null);

                /** ReplicationDrop entry */
                entry?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationDrop. */
            type $Shape = tailrace.v1.ReplicationDrop.$Properties;
        }

        /**
         * Properties of a ReplicationMark.
         * @deprecated Use tailrace.v1.ReplicationMark.$Properties instead.
         */
        interface IReplicationMark extends tailrace.v1.ReplicationMark.$Properties {
        }

        /** Represents a ReplicationMark. */
        class ReplicationMark {

            /**
             * Constructs a new ReplicationMark.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationMark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationMark origin. */
            origin: (number|Long);

            /** ReplicationMark reason. */
            reason: string;

            /** ReplicationMark after. */
            after: (number|Long);

            /**
             * Creates a new ReplicationMark instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationMark instance
             */
            static create(properties: tailrace.v1.ReplicationMark.$Shape): tailrace.v1.ReplicationMark & tailrace.v1.ReplicationMark.$Shape;
            static create(properties?: tailrace.v1.ReplicationMark.$Properties): tailrace.v1.ReplicationMark;

            /**
             * Encodes the specified ReplicationMark message. Does not implicitly {@link tailrace.v1.ReplicationMark.verify|verify} messages.
             * @param message ReplicationMark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationMark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationMark & tailrace.v1.ReplicationMark.$Shape} ReplicationMark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationMark & tailrace.v1.ReplicationMark.$Shape;

            /**
             * Creates a ReplicationMark message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationMark
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationMark;

            /**
             * Creates a plain object from a ReplicationMark message. Also converts values to other types if specified.
             * @param message ReplicationMark
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationMark, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationMark to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationMark {

            /** Properties of a ReplicationMark. */
            interface $Properties {

                /** ReplicationMark origin */
                origin?: (number|Long|null);

                /** ReplicationMark reason */
                reason?: (string|null);

                /** ReplicationMark after */
                after?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationMark. */
            type $Shape = tailrace.v1.ReplicationMark.$Properties;
        }

        /**
         * Properties of a ReplicationPending.
         * @deprecated Use tailrace.v1.ReplicationPending.$Properties instead.
         */
        interface IReplicationPending extends tailrace.v1.ReplicationPending.$Properties {
        }

        /** Represents a ReplicationPending. */
        class ReplicationPending {

            /**
             * Constructs a new ReplicationPending.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationPending.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationPending reason. */
            reason: string;

            /** ReplicationPending lines. */
            lines: (number|Long);

            /** ReplicationPending firstMs. */
            firstMs: (number|Long);

            /** ReplicationPending lastMs. */
            lastMs: (number|Long);

            /** ReplicationPending detail. */
            detail: string;

            /**
             * Creates a new ReplicationPending instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationPending instance
             */
            static create(properties: tailrace.v1.ReplicationPending.$Shape): tailrace.v1.ReplicationPending & tailrace.v1.ReplicationPending.$Shape;
            static create(properties?: tailrace.v1.ReplicationPending.$Properties): tailrace.v1.ReplicationPending;

            /**
             * Encodes the specified ReplicationPending message. Does not implicitly {@link tailrace.v1.ReplicationPending.verify|verify} messages.
             * @param message ReplicationPending message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationPending.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationPending message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationPending & tailrace.v1.ReplicationPending.$Shape} ReplicationPending
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationPending & tailrace.v1.ReplicationPending.$Shape;

            /**
             * Creates a ReplicationPending message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationPending
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationPending;

            /**
             * Creates a plain object from a ReplicationPending message. Also converts values to other types if specified.
             * @param message ReplicationPending
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationPending, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationPending to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationPending {

            /** Properties of a ReplicationPending. */
            interface $Properties {

                /** ReplicationPending reason */
                reason?: (string|null);

                /** ReplicationPending lines */
                lines?: (number|Long|null);

                /** ReplicationPending firstMs */
                firstMs?: (number|Long|null);

                /** ReplicationPending lastMs */
                lastMs?: (number|Long|null);

                /** ReplicationPending detail */
                detail?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationPending. */
            type $Shape = tailrace.v1.ReplicationPending.$Properties;
        }

        /**
         * Properties of a ReplicationAck.
         * @deprecated Use tailrace.v1.ReplicationAck.$Properties instead.
         */
        interface IReplicationAck extends tailrace.v1.ReplicationAck.$Properties {
        }

        /** Represents a ReplicationAck. */
        class ReplicationAck {

            /**
             * Constructs a new ReplicationAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationAck id. */
            id: (number|Long);

            /** ReplicationAck appended. */
            appended: (number|Long);

            /**
             * Creates a new ReplicationAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationAck instance
             */
            static create(properties: tailrace.v1.ReplicationAck.$Shape): tailrace.v1.ReplicationAck & tailrace.v1.ReplicationAck.$Shape;
            static create(properties?: tailrace.v1.ReplicationAck.$Properties): tailrace.v1.ReplicationAck;

            /**
             * Encodes the specified ReplicationAck message. Does not implicitly {@link tailrace.v1.ReplicationAck.verify|verify} messages.
             * @param message ReplicationAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationAck & tailrace.v1.ReplicationAck.$Shape} ReplicationAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationAck & tailrace.v1.ReplicationAck.$Shape;

            /**
             * Creates a ReplicationAck message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationAck
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationAck;

            /**
             * Creates a plain object from a ReplicationAck message. Also converts values to other types if specified.
             * @param message ReplicationAck
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationAck, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationAck to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationAck {

            /** Properties of a ReplicationAck. */
            interface $Properties {

                /** ReplicationAck id */
                id?: (number|Long|null);

                /** ReplicationAck appended */
                appended?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationAck. */
            type $Shape = tailrace.v1.ReplicationAck.$Properties;
        }

        /**
         * Properties of a ReplicationSynced.
         * @deprecated Use tailrace.v1.ReplicationSynced.$Properties instead.
         */
        interface IReplicationSynced extends tailrace.v1.ReplicationSynced.$Properties {
        }

        /** Represents a ReplicationSynced. */
        class ReplicationSynced {

            /**
             * Constructs a new ReplicationSynced.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationSynced.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationSynced handles. */
            handles: tailrace.v1.ReplicationHandle.$Properties[];

            /**
             * Creates a new ReplicationSynced instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationSynced instance
             */
            static create(properties: tailrace.v1.ReplicationSynced.$Shape): tailrace.v1.ReplicationSynced & tailrace.v1.ReplicationSynced.$Shape;
            static create(properties?: tailrace.v1.ReplicationSynced.$Properties): tailrace.v1.ReplicationSynced;

            /**
             * Encodes the specified ReplicationSynced message. Does not implicitly {@link tailrace.v1.ReplicationSynced.verify|verify} messages.
             * @param message ReplicationSynced message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationSynced.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationSynced message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationSynced & tailrace.v1.ReplicationSynced.$Shape} ReplicationSynced
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationSynced & tailrace.v1.ReplicationSynced.$Shape;

            /**
             * Creates a ReplicationSynced message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationSynced
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationSynced;

            /**
             * Creates a plain object from a ReplicationSynced message. Also converts values to other types if specified.
             * @param message ReplicationSynced
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationSynced, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationSynced to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationSynced {

            /** Properties of a ReplicationSynced. */
            interface $Properties {

                /** ReplicationSynced handles */
                handles?: (tailrace.v1.ReplicationHandle.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationSynced. */
            type $Shape = tailrace.v1.ReplicationSynced.$Properties;
        }

        /**
         * Properties of a ReplicationHandle.
         * @deprecated Use tailrace.v1.ReplicationHandle.$Properties instead.
         */
        interface IReplicationHandle extends tailrace.v1.ReplicationHandle.$Properties {
        }

        /** Represents a ReplicationHandle. */
        class ReplicationHandle {

            /**
             * Constructs a new ReplicationHandle.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationHandle.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationHandle handle. */
            handle: (number|Long);

            /**
             * Creates a new ReplicationHandle instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationHandle instance
             */
            static create(properties: tailrace.v1.ReplicationHandle.$Shape): tailrace.v1.ReplicationHandle & tailrace.v1.ReplicationHandle.$Shape;
            static create(properties?: tailrace.v1.ReplicationHandle.$Properties): tailrace.v1.ReplicationHandle;

            /**
             * Encodes the specified ReplicationHandle message. Does not implicitly {@link tailrace.v1.ReplicationHandle.verify|verify} messages.
             * @param message ReplicationHandle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationHandle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationHandle message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationHandle & tailrace.v1.ReplicationHandle.$Shape} ReplicationHandle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationHandle & tailrace.v1.ReplicationHandle.$Shape;

            /**
             * Creates a ReplicationHandle message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationHandle
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationHandle;

            /**
             * Creates a plain object from a ReplicationHandle message. Also converts values to other types if specified.
             * @param message ReplicationHandle
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationHandle, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationHandle to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationHandle {

            /** Properties of a ReplicationHandle. */
            interface $Properties {

                /** ReplicationHandle handle */
                handle?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationHandle. */
            type $Shape = tailrace.v1.ReplicationHandle.$Properties;
        }

        /**
         * Properties of a ReplicationRefused.
         * @deprecated Use tailrace.v1.ReplicationRefused.$Properties instead.
         */
        interface IReplicationRefused extends tailrace.v1.ReplicationRefused.$Properties {
        }

        /** Represents a ReplicationRefused. */
        class ReplicationRefused {

            /**
             * Constructs a new ReplicationRefused.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.ReplicationRefused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplicationRefused handle. */
            handle: (number|Long);

            /** ReplicationRefused reason. */
            reason: string;

            /**
             * Creates a new ReplicationRefused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplicationRefused instance
             */
            static create(properties: tailrace.v1.ReplicationRefused.$Shape): tailrace.v1.ReplicationRefused & tailrace.v1.ReplicationRefused.$Shape;
            static create(properties?: tailrace.v1.ReplicationRefused.$Properties): tailrace.v1.ReplicationRefused;

            /**
             * Encodes the specified ReplicationRefused message. Does not implicitly {@link tailrace.v1.ReplicationRefused.verify|verify} messages.
             * @param message ReplicationRefused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.ReplicationRefused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicationRefused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.ReplicationRefused & tailrace.v1.ReplicationRefused.$Shape} ReplicationRefused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.ReplicationRefused & tailrace.v1.ReplicationRefused.$Shape;

            /**
             * Creates a ReplicationRefused message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReplicationRefused
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.ReplicationRefused;

            /**
             * Creates a plain object from a ReplicationRefused message. Also converts values to other types if specified.
             * @param message ReplicationRefused
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.ReplicationRefused, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReplicationRefused to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReplicationRefused {

            /** Properties of a ReplicationRefused. */
            interface $Properties {

                /** ReplicationRefused handle */
                handle?: (number|Long|null);

                /** ReplicationRefused reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicationRefused. */
            type $Shape = tailrace.v1.ReplicationRefused.$Properties;
        }

        /**
         * Properties of an UplinkUp.
         * @deprecated Use tailrace.v1.UplinkUp.$Properties instead.
         */
        interface IUplinkUp extends tailrace.v1.UplinkUp.$Properties {
        }

        /** Represents an UplinkUp. */
        class UplinkUp {

            /**
             * Constructs a new UplinkUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkUp hello. */
            hello?: (tailrace.v1.UplinkHello.$Properties|null);

            /** UplinkUp batch. */
            batch?: (tailrace.v1.UplinkBatch.$Properties|null);

            /** UplinkUp bye. */
            bye?: (tailrace.v1.UplinkBye.$Properties|null);

            /** UplinkUp marks. */
            marks?: (tailrace.v1.UplinkMarks.$Properties|null);

            /** UplinkUp message. */
            message?: ("hello"|"batch"|"bye"|"marks");

            /**
             * Creates a new UplinkUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkUp instance
             */
            static create(properties: tailrace.v1.UplinkUp.$Shape): tailrace.v1.UplinkUp & tailrace.v1.UplinkUp.$Shape;
            static create(properties?: tailrace.v1.UplinkUp.$Properties): tailrace.v1.UplinkUp;

            /**
             * Encodes the specified UplinkUp message. Does not implicitly {@link tailrace.v1.UplinkUp.verify|verify} messages.
             * @param message UplinkUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkUp & tailrace.v1.UplinkUp.$Shape} UplinkUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkUp & tailrace.v1.UplinkUp.$Shape;

            /**
             * Creates an UplinkUp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkUp
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkUp;

            /**
             * Creates a plain object from an UplinkUp message. Also converts values to other types if specified.
             * @param message UplinkUp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkUp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkUp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkUp {

            /** Properties of an UplinkUp. */
            interface $Properties {

                /** UplinkUp hello */
                hello?: (tailrace.v1.UplinkHello.$Properties|null);

                /** UplinkUp batch */
                batch?: (tailrace.v1.UplinkBatch.$Properties|null);

                /** UplinkUp bye */
                bye?: (tailrace.v1.UplinkBye.$Properties|null);

                /** UplinkUp marks */
                marks?: (tailrace.v1.UplinkMarks.$Properties|null);

                /** UplinkUp message */
                message?: ("hello"|"batch"|"bye"|"marks");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an UplinkUp. */
            type $Shape = {
              hello?: tailrace.v1.UplinkHello.$Shape|null;
              batch?: tailrace.v1.UplinkBatch.$Shape|null;
              bye?: tailrace.v1.UplinkBye.$Shape|null;
              marks?: tailrace.v1.UplinkMarks.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; hello?: null; batch?: null; bye?: null; marks?: null }|{ message?: "hello"; hello: tailrace.v1.UplinkHello.$Shape; batch?: null; bye?: null; marks?: null }|{ message?: "batch"; hello?: null; batch: tailrace.v1.UplinkBatch.$Shape; bye?: null; marks?: null }|{ message?: "bye"; hello?: null; batch?: null; bye: tailrace.v1.UplinkBye.$Shape; marks?: null }|{ message?: "marks"; hello?: null; batch?: null; bye?: null; marks: tailrace.v1.UplinkMarks.$Shape })
            );
        }

        /**
         * Properties of an UplinkDown.
         * @deprecated Use tailrace.v1.UplinkDown.$Properties instead.
         */
        interface IUplinkDown extends tailrace.v1.UplinkDown.$Properties {
        }

        /** Represents an UplinkDown. */
        class UplinkDown {

            /**
             * Constructs a new UplinkDown.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkDown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkDown welcome. */
            welcome?: (tailrace.v1.UplinkWelcome.$Properties|null);

            /** UplinkDown ack. */
            ack?: (tailrace.v1.UplinkAck.$Properties|null);

            /** UplinkDown ask. */
            ask?: (tailrace.v1.UplinkAsk.$Properties|null);

            /** UplinkDown message. */
            message?: ("welcome"|"ack"|"ask");

            /**
             * Creates a new UplinkDown instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkDown instance
             */
            static create(properties: tailrace.v1.UplinkDown.$Shape): tailrace.v1.UplinkDown & tailrace.v1.UplinkDown.$Shape;
            static create(properties?: tailrace.v1.UplinkDown.$Properties): tailrace.v1.UplinkDown;

            /**
             * Encodes the specified UplinkDown message. Does not implicitly {@link tailrace.v1.UplinkDown.verify|verify} messages.
             * @param message UplinkDown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkDown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkDown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkDown & tailrace.v1.UplinkDown.$Shape} UplinkDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkDown & tailrace.v1.UplinkDown.$Shape;

            /**
             * Creates an UplinkDown message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkDown
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkDown;

            /**
             * Creates a plain object from an UplinkDown message. Also converts values to other types if specified.
             * @param message UplinkDown
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkDown, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkDown to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkDown {

            /** Properties of an UplinkDown. */
            interface $Properties {

                /** UplinkDown welcome */
                welcome?: (tailrace.v1.UplinkWelcome.$Properties|null);

                /** UplinkDown ack */
                ack?: (tailrace.v1.UplinkAck.$Properties|null);

                /** UplinkDown ask */
                ask?: (tailrace.v1.UplinkAsk.$Properties|null);

                /** UplinkDown message */
                message?: ("welcome"|"ack"|"ask");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an UplinkDown. */
            type $Shape = {
              welcome?: tailrace.v1.UplinkWelcome.$Shape|null;
              ack?: tailrace.v1.UplinkAck.$Shape|null;
              ask?: tailrace.v1.UplinkAsk.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; welcome?: null; ack?: null; ask?: null }|{ message?: "welcome"; welcome: tailrace.v1.UplinkWelcome.$Shape; ack?: null; ask?: null }|{ message?: "ack"; welcome?: null; ack: tailrace.v1.UplinkAck.$Shape; ask?: null }|{ message?: "ask"; welcome?: null; ack?: null; ask: tailrace.v1.UplinkAsk.$Shape })
            );
        }

        /**
         * Properties of a Mark.
         * @deprecated Use tailrace.v1.Mark.$Properties instead.
         */
        interface IMark extends tailrace.v1.Mark.$Properties {
        }

        /** Represents a Mark. */
        class Mark {

            /**
             * Constructs a new Mark.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.Mark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Mark app. */
            app: string;

            /** Mark logId. */
            logId: (number|Long);

            /** Mark nextIndex. */
            nextIndex: (number|Long);

            /** Mark held. */
            held: (number|Long);

            /** Mark unsure. */
            unsure: tailrace.v1.UnsureLines.$Properties[];

            /**
             * Creates a new Mark instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Mark instance
             */
            static create(properties: tailrace.v1.Mark.$Shape): tailrace.v1.Mark & tailrace.v1.Mark.$Shape;
            static create(properties?: tailrace.v1.Mark.$Properties): tailrace.v1.Mark;

            /**
             * Encodes the specified Mark message. Does not implicitly {@link tailrace.v1.Mark.verify|verify} messages.
             * @param message Mark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.Mark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Mark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.Mark & tailrace.v1.Mark.$Shape} Mark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.Mark & tailrace.v1.Mark.$Shape;

            /**
             * Creates a Mark message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Mark
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.Mark;

            /**
             * Creates a plain object from a Mark message. Also converts values to other types if specified.
             * @param message Mark
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.Mark, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Mark to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Mark {

            /** Properties of a Mark. */
            interface $Properties {

                /** Mark app */
                app?: (string|null);

                /** Mark logId */
                logId?: (number|Long|null);

                /** Mark nextIndex */
                nextIndex?: (number|Long|null);

                /** Mark held */
                held?: (number|Long|null);

                /** Mark unsure */
                unsure?: (tailrace.v1.UnsureLines.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Mark. */
            type $Shape = tailrace.v1.Mark.$Properties;
        }

        /**
         * Properties of an UnsureLines.
         * @deprecated Use tailrace.v1.UnsureLines.$Properties instead.
         */
        interface IUnsureLines extends tailrace.v1.UnsureLines.$Properties {
        }

        /** Represents an UnsureLines. */
        class UnsureLines {

            /**
             * Constructs a new UnsureLines.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UnsureLines.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UnsureLines peer. */
            peer: string;

            /** UnsureLines fromIndex. */
            fromIndex: (number|Long);

            /** UnsureLines toIndex. */
            toIndex: (number|Long);

            /**
             * Creates a new UnsureLines instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UnsureLines instance
             */
            static create(properties: tailrace.v1.UnsureLines.$Shape): tailrace.v1.UnsureLines & tailrace.v1.UnsureLines.$Shape;
            static create(properties?: tailrace.v1.UnsureLines.$Properties): tailrace.v1.UnsureLines;

            /**
             * Encodes the specified UnsureLines message. Does not implicitly {@link tailrace.v1.UnsureLines.verify|verify} messages.
             * @param message UnsureLines message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UnsureLines.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UnsureLines message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UnsureLines & tailrace.v1.UnsureLines.$Shape} UnsureLines
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UnsureLines & tailrace.v1.UnsureLines.$Shape;

            /**
             * Creates an UnsureLines message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UnsureLines
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UnsureLines;

            /**
             * Creates a plain object from an UnsureLines message. Also converts values to other types if specified.
             * @param message UnsureLines
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UnsureLines, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UnsureLines to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UnsureLines {

            /** Properties of an UnsureLines. */
            interface $Properties {

                /** UnsureLines peer */
                peer?: (string|null);

                /** UnsureLines fromIndex */
                fromIndex?: (number|Long|null);

                /** UnsureLines toIndex */
                toIndex?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UnsureLines. */
            type $Shape = tailrace.v1.UnsureLines.$Properties;
        }

        /**
         * Properties of an UplinkMarks.
         * @deprecated Use tailrace.v1.UplinkMarks.$Properties instead.
         */
        interface IUplinkMarks extends tailrace.v1.UplinkMarks.$Properties {
        }

        /** Represents an UplinkMarks. */
        class UplinkMarks {

            /**
             * Constructs a new UplinkMarks.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkMarks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkMarks round. */
            round: (number|Long);

            /** UplinkMarks marks. */
            marks: tailrace.v1.Mark.$Properties[];

            /** UplinkMarks last. */
            last: boolean;

            /**
             * Creates a new UplinkMarks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkMarks instance
             */
            static create(properties: tailrace.v1.UplinkMarks.$Shape): tailrace.v1.UplinkMarks & tailrace.v1.UplinkMarks.$Shape;
            static create(properties?: tailrace.v1.UplinkMarks.$Properties): tailrace.v1.UplinkMarks;

            /**
             * Encodes the specified UplinkMarks message. Does not implicitly {@link tailrace.v1.UplinkMarks.verify|verify} messages.
             * @param message UplinkMarks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkMarks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkMarks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkMarks & tailrace.v1.UplinkMarks.$Shape} UplinkMarks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkMarks & tailrace.v1.UplinkMarks.$Shape;

            /**
             * Creates an UplinkMarks message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkMarks
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkMarks;

            /**
             * Creates a plain object from an UplinkMarks message. Also converts values to other types if specified.
             * @param message UplinkMarks
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkMarks, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkMarks to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkMarks {

            /** Properties of an UplinkMarks. */
            interface $Properties {

                /** UplinkMarks round */
                round?: (number|Long|null);

                /** UplinkMarks marks */
                marks?: (tailrace.v1.Mark.$Properties[]|null);

                /** UplinkMarks last */
                last?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkMarks. */
            type $Shape = tailrace.v1.UplinkMarks.$Properties;
        }

        /**
         * Properties of an UplinkAsk.
         * @deprecated Use tailrace.v1.UplinkAsk.$Properties instead.
         */
        interface IUplinkAsk extends tailrace.v1.UplinkAsk.$Properties {
        }

        /** Represents an UplinkAsk. */
        class UplinkAsk {

            /**
             * Constructs a new UplinkAsk.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkAsk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkAsk round. */
            round: (number|Long);

            /** UplinkAsk up. */
            up: string[];

            /** UplinkAsk lost. */
            lost: string[];

            /** UplinkAsk all. */
            all: boolean;

            /**
             * Creates a new UplinkAsk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkAsk instance
             */
            static create(properties: tailrace.v1.UplinkAsk.$Shape): tailrace.v1.UplinkAsk & tailrace.v1.UplinkAsk.$Shape;
            static create(properties?: tailrace.v1.UplinkAsk.$Properties): tailrace.v1.UplinkAsk;

            /**
             * Encodes the specified UplinkAsk message. Does not implicitly {@link tailrace.v1.UplinkAsk.verify|verify} messages.
             * @param message UplinkAsk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkAsk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkAsk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkAsk & tailrace.v1.UplinkAsk.$Shape} UplinkAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkAsk & tailrace.v1.UplinkAsk.$Shape;

            /**
             * Creates an UplinkAsk message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkAsk
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkAsk;

            /**
             * Creates a plain object from an UplinkAsk message. Also converts values to other types if specified.
             * @param message UplinkAsk
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkAsk, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkAsk to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkAsk {

            /** Properties of an UplinkAsk. */
            interface $Properties {

                /** UplinkAsk round */
                round?: (number|Long|null);

                /** UplinkAsk up */
                up?: (string[]|null);

                /** UplinkAsk lost */
                lost?: (string[]|null);

                /** UplinkAsk all */
                all?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkAsk. */
            type $Shape = tailrace.v1.UplinkAsk.$Properties;
        }

        /**
         * Properties of an OpenOrigin.
         * @deprecated Use tailrace.v1.OpenOrigin.$Properties instead.
         */
        interface IOpenOrigin extends tailrace.v1.OpenOrigin.$Properties {
        }

        /** Represents an OpenOrigin. */
        class OpenOrigin {

            /**
             * Constructs a new OpenOrigin.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.OpenOrigin.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OpenOrigin app. */
            app: string;

            /** OpenOrigin origin. */
            origin: (number|Long);

            /**
             * Creates a new OpenOrigin instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OpenOrigin instance
             */
            static create(properties: tailrace.v1.OpenOrigin.$Shape): tailrace.v1.OpenOrigin & tailrace.v1.OpenOrigin.$Shape;
            static create(properties?: tailrace.v1.OpenOrigin.$Properties): tailrace.v1.OpenOrigin;

            /**
             * Encodes the specified OpenOrigin message. Does not implicitly {@link tailrace.v1.OpenOrigin.verify|verify} messages.
             * @param message OpenOrigin message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.OpenOrigin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OpenOrigin message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.OpenOrigin & tailrace.v1.OpenOrigin.$Shape} OpenOrigin
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.OpenOrigin & tailrace.v1.OpenOrigin.$Shape;

            /**
             * Creates an OpenOrigin message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OpenOrigin
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.OpenOrigin;

            /**
             * Creates a plain object from an OpenOrigin message. Also converts values to other types if specified.
             * @param message OpenOrigin
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.OpenOrigin, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OpenOrigin to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OpenOrigin {

            /** Properties of an OpenOrigin. */
            interface $Properties {

                /** OpenOrigin app */
                app?: (string|null);

                /** OpenOrigin origin */
                origin?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OpenOrigin. */
            type $Shape = tailrace.v1.OpenOrigin.$Properties;
        }

        /**
         * Properties of an UplinkHello.
         * @deprecated Use tailrace.v1.UplinkHello.$Properties instead.
         */
        interface IUplinkHello extends tailrace.v1.UplinkHello.$Properties {
        }

        /** Represents an UplinkHello. */
        class UplinkHello {

            /**
             * Constructs a new UplinkHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkHello cluster. */
            cluster: string;

            /** UplinkHello version. */
            version: number;

            /** UplinkHello peer. */
            peer: string;

            /** UplinkHello zone. */
            zone: string;

            /** UplinkHello open. */
            open: tailrace.v1.OpenOrigin.$Properties[];

            /** UplinkHello tellsMarks. */
            tellsMarks: boolean;

            /** UplinkHello life. */
            life: string;

            /** UplinkHello newestVersion. */
            newestVersion: number;

            /**
             * Creates a new UplinkHello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkHello instance
             */
            static create(properties: tailrace.v1.UplinkHello.$Shape): tailrace.v1.UplinkHello & tailrace.v1.UplinkHello.$Shape;
            static create(properties?: tailrace.v1.UplinkHello.$Properties): tailrace.v1.UplinkHello;

            /**
             * Encodes the specified UplinkHello message. Does not implicitly {@link tailrace.v1.UplinkHello.verify|verify} messages.
             * @param message UplinkHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkHello & tailrace.v1.UplinkHello.$Shape} UplinkHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkHello & tailrace.v1.UplinkHello.$Shape;

            /**
             * Creates an UplinkHello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkHello
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkHello;

            /**
             * Creates a plain object from an UplinkHello message. Also converts values to other types if specified.
             * @param message UplinkHello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkHello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkHello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkHello {

            /** Properties of an UplinkHello. */
            interface $Properties {

                /** UplinkHello cluster */
                cluster?: (string|null);

                /** UplinkHello version */
                version?: (number|null);

                /** UplinkHello peer */
                peer?: (string|null);

                /** UplinkHello zone */
                zone?: (string|null);

                /** UplinkHello open */
                open?: (tailrace.v1.OpenOrigin.$Properties[]|null);

                /** UplinkHello tellsMarks */
                tellsMarks?: (boolean|null);

                /** UplinkHello life */
                life?: (string|null);

                /** UplinkHello newestVersion */
                newestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkHello. */
            type $Shape = tailrace.v1.UplinkHello.$Properties;
        }

        /**
         * Properties of a Run.
         * @deprecated Use tailrace.v1.Run.$Properties instead.
         */
        interface IRun extends tailrace.v1.Run.$Properties {
        }

        /** Represents a Run. */
        class Run {

            /**
             * Constructs a new Run.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.Run.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Run app. */
            app: string;

            /** Run origin. */
            origin: (number|Long);

            /** Run firstSeq. */
            firstSeq: (number|Long);

            /** Run count. */
            count: number;

            /** Run entries. */
            entries: Uint8Array;

            /** Run behind. */
            behind: (number|Long);

            /**
             * Creates a new Run instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Run instance
             */
            static create(properties: tailrace.v1.Run.$Shape): tailrace.v1.Run & tailrace.v1.Run.$Shape;
            static create(properties?: tailrace.v1.Run.$Properties): tailrace.v1.Run;

            /**
             * Encodes the specified Run message. Does not implicitly {@link tailrace.v1.Run.verify|verify} messages.
             * @param message Run message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.Run.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Run message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.Run & tailrace.v1.Run.$Shape} Run
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.Run & tailrace.v1.Run.$Shape;

            /**
             * Creates a Run message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Run
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.Run;

            /**
             * Creates a plain object from a Run message. Also converts values to other types if specified.
             * @param message Run
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.Run, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Run to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Run {

            /** Properties of a Run. */
            interface $Properties {

                /** Run app */
                app?: (string|null);

                /** Run origin */
                origin?: (number|Long|null);

                /** Run firstSeq */
                firstSeq?: (number|Long|null);

                /** Run count */
                count?: (number|null);

                /** Run entries */
                entries?: (Uint8Array|null);

                /** Run behind */
                behind?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Run. */
            type $Shape = tailrace.v1.Run.$Properties;
        }

        /**
         * Properties of a Total.
         * @deprecated Use tailrace.v1.Total.$Properties instead.
         */
        interface ITotal extends tailrace.v1.Total.$Properties {
        }

        /** Represents a Total. */
        class Total {

            /**
             * Constructs a new Total.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.Total.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Total app. */
            app: string;

            /** Total origin. */
            origin: (number|Long);

            /** Total reason. */
            reason: string;

            /** Total total. */
            total: (number|Long);

            /** Total acked. */
            acked: (number|Long);

            /** Total firstMs. */
            firstMs: (number|Long);

            /** Total lastMs. */
            lastMs: (number|Long);

            /** Total detail. */
            detail: string;

            /**
             * Creates a new Total instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Total instance
             */
            static create(properties: tailrace.v1.Total.$Shape): tailrace.v1.Total & tailrace.v1.Total.$Shape;
            static create(properties?: tailrace.v1.Total.$Properties): tailrace.v1.Total;

            /**
             * Encodes the specified Total message. Does not implicitly {@link tailrace.v1.Total.verify|verify} messages.
             * @param message Total message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.Total.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Total message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.Total & tailrace.v1.Total.$Shape} Total
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.Total & tailrace.v1.Total.$Shape;

            /**
             * Creates a Total message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Total
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.Total;

            /**
             * Creates a plain object from a Total message. Also converts values to other types if specified.
             * @param message Total
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.Total, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Total to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Total {

            /** Properties of a Total. */
            interface $Properties {

                /** Total app */
                app?: (string|null);

                /** Total origin */
                origin?: (number|Long|null);

                /** Total reason */
                reason?: (string|null);

                /** Total total */
                total?: (number|Long|null);

                /** Total acked */
                acked?: (number|Long|null);

                /** Total firstMs */
                firstMs?: (number|Long|null);

                /** Total lastMs */
                lastMs?: (number|Long|null);

                /** Total detail */
                detail?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Total. */
            type $Shape = tailrace.v1.Total.$Properties;
        }

        /**
         * Properties of an UplinkBatch.
         * @deprecated Use tailrace.v1.UplinkBatch.$Properties instead.
         */
        interface IUplinkBatch extends tailrace.v1.UplinkBatch.$Properties {
        }

        /** Represents an UplinkBatch. */
        class UplinkBatch {

            /**
             * Constructs a new UplinkBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkBatch id. */
            id: (number|Long);

            /** UplinkBatch runs. */
            runs: tailrace.v1.Run.$Properties[];

            /** UplinkBatch totals. */
            totals: tailrace.v1.Total.$Properties[];

            /** UplinkBatch marks. */
            marks: tailrace.v1.Mark.$Properties[];

            /**
             * Creates a new UplinkBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkBatch instance
             */
            static create(properties: tailrace.v1.UplinkBatch.$Shape): tailrace.v1.UplinkBatch & tailrace.v1.UplinkBatch.$Shape;
            static create(properties?: tailrace.v1.UplinkBatch.$Properties): tailrace.v1.UplinkBatch;

            /**
             * Encodes the specified UplinkBatch message. Does not implicitly {@link tailrace.v1.UplinkBatch.verify|verify} messages.
             * @param message UplinkBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkBatch & tailrace.v1.UplinkBatch.$Shape} UplinkBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkBatch & tailrace.v1.UplinkBatch.$Shape;

            /**
             * Creates an UplinkBatch message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkBatch
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkBatch;

            /**
             * Creates a plain object from an UplinkBatch message. Also converts values to other types if specified.
             * @param message UplinkBatch
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkBatch, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkBatch to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkBatch {

            /** Properties of an UplinkBatch. */
            interface $Properties {

                /** UplinkBatch id */
                id?: (number|Long|null);

                /** UplinkBatch runs */
                runs?: (tailrace.v1.Run.$Properties[]|null);

                /** UplinkBatch totals */
                totals?: (tailrace.v1.Total.$Properties[]|null);

                /** UplinkBatch marks */
                marks?: (tailrace.v1.Mark.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkBatch. */
            type $Shape = tailrace.v1.UplinkBatch.$Properties;
        }

        /**
         * Properties of an UplinkBye.
         * @deprecated Use tailrace.v1.UplinkBye.$Properties instead.
         */
        interface IUplinkBye extends tailrace.v1.UplinkBye.$Properties {
        }

        /** Represents an UplinkBye. */
        class UplinkBye {

            /**
             * Constructs a new UplinkBye.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkBye.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkBye ended. */
            ended: tailrace.v1.OpenOrigin.$Properties[];

            /**
             * Creates a new UplinkBye instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkBye instance
             */
            static create(properties: tailrace.v1.UplinkBye.$Shape): tailrace.v1.UplinkBye & tailrace.v1.UplinkBye.$Shape;
            static create(properties?: tailrace.v1.UplinkBye.$Properties): tailrace.v1.UplinkBye;

            /**
             * Encodes the specified UplinkBye message. Does not implicitly {@link tailrace.v1.UplinkBye.verify|verify} messages.
             * @param message UplinkBye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkBye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkBye message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkBye & tailrace.v1.UplinkBye.$Shape} UplinkBye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkBye & tailrace.v1.UplinkBye.$Shape;

            /**
             * Creates an UplinkBye message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkBye
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkBye;

            /**
             * Creates a plain object from an UplinkBye message. Also converts values to other types if specified.
             * @param message UplinkBye
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkBye, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkBye to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkBye {

            /** Properties of an UplinkBye. */
            interface $Properties {

                /** UplinkBye ended */
                ended?: (tailrace.v1.OpenOrigin.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkBye. */
            type $Shape = tailrace.v1.UplinkBye.$Properties;
        }

        /**
         * Properties of an OriginLast.
         * @deprecated Use tailrace.v1.OriginLast.$Properties instead.
         */
        interface IOriginLast extends tailrace.v1.OriginLast.$Properties {
        }

        /** Represents an OriginLast. */
        class OriginLast {

            /**
             * Constructs a new OriginLast.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.OriginLast.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OriginLast app. */
            app: string;

            /** OriginLast origin. */
            origin: (number|Long);

            /** OriginLast last. */
            last: (number|Long);

            /**
             * Creates a new OriginLast instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OriginLast instance
             */
            static create(properties: tailrace.v1.OriginLast.$Shape): tailrace.v1.OriginLast & tailrace.v1.OriginLast.$Shape;
            static create(properties?: tailrace.v1.OriginLast.$Properties): tailrace.v1.OriginLast;

            /**
             * Encodes the specified OriginLast message. Does not implicitly {@link tailrace.v1.OriginLast.verify|verify} messages.
             * @param message OriginLast message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.OriginLast.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OriginLast message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.OriginLast & tailrace.v1.OriginLast.$Shape} OriginLast
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.OriginLast & tailrace.v1.OriginLast.$Shape;

            /**
             * Creates an OriginLast message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OriginLast
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.OriginLast;

            /**
             * Creates a plain object from an OriginLast message. Also converts values to other types if specified.
             * @param message OriginLast
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.OriginLast, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OriginLast to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OriginLast {

            /** Properties of an OriginLast. */
            interface $Properties {

                /** OriginLast app */
                app?: (string|null);

                /** OriginLast origin */
                origin?: (number|Long|null);

                /** OriginLast last */
                last?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OriginLast. */
            type $Shape = tailrace.v1.OriginLast.$Properties;
        }

        /**
         * Properties of an UplinkWelcome.
         * @deprecated Use tailrace.v1.UplinkWelcome.$Properties instead.
         */
        interface IUplinkWelcome extends tailrace.v1.UplinkWelcome.$Properties {
        }

        /** Represents an UplinkWelcome. */
        class UplinkWelcome {

            /**
             * Constructs a new UplinkWelcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkWelcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkWelcome cluster. */
            cluster: string;

            /** UplinkWelcome version. */
            version: number;

            /** UplinkWelcome peer. */
            peer: string;

            /** UplinkWelcome last. */
            last: tailrace.v1.OriginLast.$Properties[];

            /** UplinkWelcome batchBytesMax. */
            batchBytesMax: number;

            /** UplinkWelcome life. */
            life: string;

            /** UplinkWelcome ask. */
            ask?: (tailrace.v1.UplinkAsk.$Properties|null);

            /**
             * Creates a new UplinkWelcome instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkWelcome instance
             */
            static create(properties: tailrace.v1.UplinkWelcome.$Shape): tailrace.v1.UplinkWelcome & tailrace.v1.UplinkWelcome.$Shape;
            static create(properties?: tailrace.v1.UplinkWelcome.$Properties): tailrace.v1.UplinkWelcome;

            /**
             * Encodes the specified UplinkWelcome message. Does not implicitly {@link tailrace.v1.UplinkWelcome.verify|verify} messages.
             * @param message UplinkWelcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkWelcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkWelcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkWelcome & tailrace.v1.UplinkWelcome.$Shape} UplinkWelcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkWelcome & tailrace.v1.UplinkWelcome.$Shape;

            /**
             * Creates an UplinkWelcome message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkWelcome
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkWelcome;

            /**
             * Creates a plain object from an UplinkWelcome message. Also converts values to other types if specified.
             * @param message UplinkWelcome
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkWelcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkWelcome to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkWelcome {

            /** Properties of an UplinkWelcome. */
            interface $Properties {

                /** UplinkWelcome cluster */
                cluster?: (string|null);

                /** UplinkWelcome version */
                version?: (number|null);

                /** UplinkWelcome peer */
                peer?: (string|null);

                /** UplinkWelcome last */
                last?: (tailrace.v1.OriginLast.$Properties[]|null);

                /** UplinkWelcome batchBytesMax */
                batchBytesMax?: (number|null);

                /** UplinkWelcome life */
                life?: (string|null);

                /** UplinkWelcome ask */
                ask?: (tailrace.v1.UplinkAsk.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkWelcome. */
            type $Shape = tailrace.v1.UplinkWelcome.$Properties;
        }

        /**
         * Properties of an UplinkAck.
         * @deprecated Use tailrace.v1.UplinkAck.$Properties instead.
         */
        interface IUplinkAck extends tailrace.v1.UplinkAck.$Properties {
        }

        /** Represents an UplinkAck. */
        class UplinkAck {

            /**
             * Constructs a new UplinkAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: tailrace.v1.UplinkAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UplinkAck id. */
            id: (number|Long);

            /** UplinkAck moved. */
            moved: string[];

            /** UplinkAck overloaded. */
            overloaded: string[];

            /** UplinkAck marks. */
            marks: tailrace.v1.Mark.$Properties[];

            /**
             * Creates a new UplinkAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UplinkAck instance
             */
            static create(properties: tailrace.v1.UplinkAck.$Shape): tailrace.v1.UplinkAck & tailrace.v1.UplinkAck.$Shape;
            static create(properties?: tailrace.v1.UplinkAck.$Properties): tailrace.v1.UplinkAck;

            /**
             * Encodes the specified UplinkAck message. Does not implicitly {@link tailrace.v1.UplinkAck.verify|verify} messages.
             * @param message UplinkAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: tailrace.v1.UplinkAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an UplinkAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {tailrace.v1.UplinkAck & tailrace.v1.UplinkAck.$Shape} UplinkAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tailrace.v1.UplinkAck & tailrace.v1.UplinkAck.$Shape;

            /**
             * Creates an UplinkAck message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns UplinkAck
             */
            static fromObject(object: { [k: string]: any }): tailrace.v1.UplinkAck;

            /**
             * Creates a plain object from an UplinkAck message. Also converts values to other types if specified.
             * @param message UplinkAck
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: tailrace.v1.UplinkAck, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this UplinkAck to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace UplinkAck {

            /** Properties of an UplinkAck. */
            interface $Properties {

                /** UplinkAck id */
                id?: (number|Long|null);

                /** UplinkAck moved */
                moved?: (string[]|null);

                /** UplinkAck overloaded */
                overloaded?: (string[]|null);

                /** UplinkAck marks */
                marks?: (tailrace.v1.Mark.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an UplinkAck. */
            type $Shape = tailrace.v1.UplinkAck.$Properties;
        }
    }
}
